namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>An employee's punches over the days asked for and those around them: each in its window, manual ones reconciled, doubles marked.</summary>
internal sealed class Timeline
{
    /// <summary>So many days before the first are placed in their windows too: for rest, and for chains of presences over the turn of the day.</summary>
    private const int PlacedBefore = 9;

    private const int PlannedBefore = PlacedBefore + 4;

    public const int DefaultDuplicateSeconds = 60;

    private readonly ILookup<Occurrence, TimedPunch> byOccurrence;
    private readonly ILookup<DateOnly, TimedPunch> outside;

    public Timeline(DayInputs inputs, DateOnly from, DateOnly to)
    {
        var all = TimedPunch.Order(inputs.Punches, inputs.Site.DayStart);
        Days = new PunchDays(inputs, all);
        Plans = new DayPlans(inputs, Days, from.AddDays(-PlannedBefore), to.AddDays(DayInputs.DaysAfter));
        var placed = all.Where(p => p.CivilDay >= from.AddDays(-PlacedBefore)).ToList();
        placed.ForEach(p => p.Occurrence = Plans.Find(p));
        byOccurrence = placed.Where(p => p.Occurrence is not null).ToLookup(p => p.Occurrence!);
        outside = placed.Where(p => p.Occurrence is null).ToLookup(p => p.CivilDay);
        foreach (var group in byOccurrence)
        {
            Reconciliation.Mark([.. group], group.Key);
        }

        foreach (var group in outside)
        {
            Reconciliation.Mark([.. group], null);
        }

        Doubles.Mark(placed, DuplicateSeconds);
        Open = new OpenPresences([.. placed.Where(p => p.Kept)], Plans);
    }

    public PunchDays Days { get; }

    public DayPlans Plans { get; }

    public OpenPresences Open { get; }

    public OccurrencePunches Of(Occurrence occurrence) => new([.. byOccurrence[occurrence]]);

    /// <summary>Of a civil day, those that are in no window.</summary>
    public IEnumerable<TimedPunch> Outside(DateOnly date) => outside[date];

    private int DuplicateSeconds(TimedPunch punch) =>
        (punch.Occurrence?.Schedule ?? (Plans.Of(punch.CivilDay) is { Occurrences.Count: > 0 } plan ? plan.Schedule : null))?.DuplicateSeconds ?? DefaultDuplicateSeconds;
}
