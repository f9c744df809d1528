using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>An employee's punches that are not ignored, by civil day: which terminal is theirs.</summary>
internal sealed class PunchDays(DayInputs inputs, IReadOnlyList<TimedPunch> punches)
{
    private const int UsualDays = 30;

    private readonly ILookup<DateOnly, DayPunch> days = punches.Where(p => !p.Punch.Ignored).ToLookup(p => p.CivilDay, p => p.Punch);

    public bool Any(DateOnly date) => days[date].Any();

    public DayPunch? FirstAtTerminal(DateOnly date) => days[date].FirstOrDefault(p => p.TerminalId != Punch.NoTerminal);

    /// <summary>The terminal used most in the thirty days before; of several the one of the lowest serial.</summary>
    public int? UsualTerminal(DateOnly date) => UsedBefore(date).GroupBy(p => (p.TerminalId, p.Serial))
        .OrderByDescending(t => t.Count()).ThenBy(t => t.Key.Serial, StringComparer.Ordinal)
        .Select(t => (int?)t.Key.TerminalId).FirstOrDefault();

    public IEnumerable<DayTerminal> TerminalsBefore(DateOnly date) => UsedBefore(date).Select(p => p.TerminalId).Distinct()
        .Select(inputs.Terminals.GetValueOrDefault).OfType<DayTerminal>().OrderBy(t => t.Serial, StringComparer.Ordinal);

    /// <summary>The zone of the day's first punch; without one, of the terminal used most, else of the site.</summary>
    public TimeZoneInfo Zone(DateOnly date) => days[date].FirstOrDefault() is { } first
        ? first.Zone
        : UsualTerminal(date) is { } terminal && inputs.Terminals.TryGetValue(terminal, out var known) ? known.Zone : inputs.Site.Zone;

    private IEnumerable<DayPunch> UsedBefore(DateOnly date) => Enumerable.Range(1, UsualDays).SelectMany(n => days[date.AddDays(-n)])
        .Where(p => p.TerminalId != Punch.NoTerminal);
}
