using AttendanceAdmin.Punches;

namespace AttendanceAdmin.TimeMoto.Events;

/// <summary>
/// In, out and breaks, by word and by number:
/// <code>
/// "clockingType":"In"|"Out"             the only words ever seen; those of breaks are guessed at
/// "clockingActionTypeId":0|1|2|3        in, out, break begins, break ends
/// "attendanceStatusId":0|1              the same in older messages
/// </code>
/// </summary>
internal static class Clocking
{
    /// <summary>Whichever of the two speaks of a break is the more exact; else the word goes before the number.</summary>
    public static PunchDirection Of(string? word, long? number)
    {
        var (said, counted) = (OfWord(word), OfNumber(number));
        return IsBreak(counted) ? counted : said != PunchDirection.Unknown ? said : counted;
    }

    /// <summary>The number for what is stored: that of the message, or the one of its word.</summary>
    public static short Code(PunchDirection direction, long? number) => direction switch
    {
        PunchDirection.In => 0,
        PunchDirection.Out => 1,
        PunchDirection.BreakOut => 2,
        PunchDirection.BreakIn => 3,
        _ => number is >= 0 and <= short.MaxValue ? (short)number : Punch.NoCode,
    };

    private static bool IsBreak(PunchDirection direction) => direction is PunchDirection.BreakOut or PunchDirection.BreakIn;

    private static PunchDirection OfNumber(long? number) => number switch
    {
        0 => PunchDirection.In,
        1 => PunchDirection.Out,
        2 => PunchDirection.BreakOut,
        3 => PunchDirection.BreakIn,
        _ => PunchDirection.Unknown,
    };

    private static PunchDirection OfWord(string? word) => string.Concat((word ?? "").Where(char.IsAsciiLetter)).ToLowerInvariant() switch
    {
        "in" or "clockin" or "checkin" => PunchDirection.In,
        "out" or "clockout" or "checkout" => PunchDirection.Out,
        "breakstart" or "startbreak" or "breakout" or "breakbegin" => PunchDirection.BreakOut,
        "breakend" or "endbreak" or "breakin" or "breakstop" => PunchDirection.BreakIn,
        _ => PunchDirection.Unknown,
    };
}
