namespace AttendanceAdmin.Terminals.Details;

/// <summary>Days of every year on which the door keeps other hours.</summary>
/// <param name="From">Month and day, <c>07-05</c>.</param>
/// <param name="To">Included; before <paramref name="From"/> it is in the next year.</param>
/// <param name="DayZone">The terminal's number for the hours of a day, 0 to 8; 0 for closed.</param>
internal sealed record TerminalHoliday(string Name, string From, string To, int DayZone = 0)
{
    public const int Most = 30;
}
