namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Whether all punches of a window are known: it is over, and no terminal of the employee has been silent since before its end.</summary>
internal sealed record Completeness(DateTimeOffset WindowEnd, bool IsOver, IReadOnlyList<DayTerminal> Silent, DateTimeOffset? LookAgainAt)
{
    public bool IsComplete => IsOver && Silent.Count == 0;

    public static Completeness Of(long windowEnd, DateOnly date, DayInputs inputs, PunchDays punches)
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(windowEnd * 60);
        if (inputs.Now < end)
        {
            return new Completeness(end, false, [], end);
        }

        if (!inputs.Terminals.Values.Any(t => IsBehind(t, end)))
        {
            return new Completeness(end, true, [], null);
        }

        var behind = punches.TerminalsBefore(date).Where(t => IsBehind(t, end)).ToList();
        var soon = behind.Where(t => !IsSilent(t, inputs.Now)).Select(t => (DateTimeOffset?)t.LastHeard!.Value + t.SilentAfter + TimeSpan.FromSeconds(1)).Min();
        return new Completeness(end, true, [.. behind.Where(t => IsSilent(t, inputs.Now))], soon);
    }

    private static bool IsBehind(DayTerminal terminal, DateTimeOffset end) => terminal.OwesSigns && !(terminal.LastHeard >= end);

    private static bool IsSilent(DayTerminal terminal, DateTimeOffset now) => terminal.LastHeard is not { } heard || now - heard > terminal.SilentAfter;
}
