using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>Whose fault a failed request is: a bad record's in it, or the whole system's.</summary>
internal static class Blame
{
    /// <summary>Nothing that could be sent would do better.</summary>
    public static bool IsOfSystem(Trouble trouble) => trouble is Trouble.ForbiddenAddress or Trouble.UnknownHost or Trouble.Unreachable or Trouble.Certificate
        or Trouble.Unauthorised or Trouble.WrongPath or Trouble.Redirected or Trouble.Busy or Trouble.Configuration;

    /// <summary>It was understood, and this is not wanted.</summary>
    public static bool IsOfRecord(Trouble trouble) => trouble is Trouble.Refused or Trouble.FailureInside;

    /// <summary>It may have been taken all the same: not to be sent in other pieces at once, lest a receiver that does not tell punches apart has them twice.</summary>
    public static bool MayBeTaken(Trouble trouble) => trouble is Trouble.TimedOut or Trouble.Cut;
}
