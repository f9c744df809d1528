namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>All that was found out about a day, before it is summed up.</summary>
internal sealed record DayParts(DayPlan Plan, DayCalendar Calendar, IReadOnlyList<OccurrenceDay> Occurrences, OpenDay Open, IReadOnlyList<TimedPunch> AllPunches)
{
    /// <summary>Presences outside every window; what a shift's presences hold already is not counted again.</summary>
    public IReadOnlyList<Span> OpenWorked { get; } = Spans.Union(Open.Pairing.Pairs.Select(p => new Span(p.In.Minute, p.Out.Minute)))
        .Except(Occurrences.SelectMany(o => o.Presence));

    public IEnumerable<Pairing> Pairings => Occurrences.Select(o => o.Pairing).Append(Open.Pairing);

    public required DayFigures Figures { get; init; }
}
