using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>Why a command failed, by the number the terminal returned; the two families count differently. 0 and more is success, a number of bytes or rows.</summary>
internal static class ReturnCode
{
    public static CommandFailure Failure(int code, bool access) => code >= 0 ? CommandFailure.None : access ? OfAccess(code) : OfAttendance(code);

    private static CommandFailure OfAttendance(int code) => code switch
    {
        -1 => CommandFailure.NoData, // or a bad parameter: the same number for both
        -2 => CommandFailure.BadPhoto,
        -3 or -1007 or -1008 => CommandFailure.StorageFault,
        -9 or -11 or -12 => CommandFailure.BadTemplate,
        -30 => CommandFailure.OtherAlgorithm,
        -10 => CommandFailure.UnknownPerson,
        -1001 => CommandFailure.CapacityReached,
        -1002 or -1004 => CommandFailure.Unsupported,
        -1003 => CommandFailure.Timeout,
        -1005 => CommandFailure.Busy,
        -1006 => CommandFailure.BadParameter,
        _ => CommandFailure.Other,
    };

    private static CommandFailure OfAccess(int code) => code switch
    {
        -2 => CommandFailure.Timeout,
        -8 or -14 => CommandFailure.NotAuthorised,
        -13 or -629 or -708 => CommandFailure.Unsupported,
        -15 or -16 or -17 or -18 => CommandFailure.StorageFault,
        -26 => CommandFailure.BadTemplate,
        -27 => CommandFailure.UnknownPerson,
        <= -100 and >= -108 or -5 or -6 or -9 or -10 or -11 or -19 or -612 or -620 or -621 or -631 or -632 or -801 => CommandFailure.BadParameter,
        <= -720 and >= -731 => CommandFailure.StorageFault,
        -5000 => CommandFailure.None, // accepted; the result follows
        _ => CommandFailure.Other,
    };
}
