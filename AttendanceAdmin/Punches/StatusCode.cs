namespace AttendanceAdmin.Punches;

/// <summary>What the person chose on the keys of a terminal, in the numbers that terminals and their files share.</summary>
internal static class StatusCode
{
    /// <summary>255 means that nothing was chosen; it and the keys that a site defined for itself say nothing about the direction.</summary>
    public static PunchDirection Direction(short code) => code switch
    {
        0 or 4 => PunchDirection.In, // check-in, overtime-in
        1 or 5 => PunchDirection.Out,
        2 or 8 => PunchDirection.BreakOut, // 8 and 9: meal, in the tables before 2.2
        3 or 9 => PunchDirection.BreakIn,
        _ => PunchDirection.Unknown,
    };
}
