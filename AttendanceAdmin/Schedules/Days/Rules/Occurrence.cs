namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A fixed break on its day.</summary>
internal sealed record BreakSpan(Span Span, bool Paid);

/// <summary>A shift on the date of its start.</summary>
internal sealed class Occurrence
{
    /// <summary>No window reaches farther than a day beyond its shift.</summary>
    public const int MaxWindow = 24 * 60;

    private Occurrence(Schedule schedule, Shift shift, DateOnly date, LocalClock clock)
    {
        (Schedule, Shift, Date, Clock) = (schedule, shift, date, clock);
        Span = new Span(clock.Minute(date, shift.Start), clock.Minute(OverMidnight ? date.AddDays(1) : date, shift.End));
        Breaks = [.. shift.Breaks.Select(Place)];
        FullWindow = new Span(Span.From - Math.Clamp(shift.WindowBefore, 0, MaxWindow), Span.To + Math.Clamp(shift.WindowAfter, 0, MaxWindow));
        Window = FullWindow;
    }

    public Schedule Schedule { get; }

    public Shift Shift { get; }

    public DateOnly Date { get; }

    public LocalClock Clock { get; }

    public Span Span { get; }

    public IReadOnlyList<BreakSpan> Breaks { get; }

    /// <summary>Before it was cut where it overlaps another.</summary>
    public Span FullWindow { get; }

    public Span Window { get; set; }

    public IEnumerable<Span> Unpaid => Breaks.Where(b => !b.Paid).Select(b => b.Span);

    private bool OverMidnight => Shift.End <= Shift.Start;

    public static IReadOnlyList<Occurrence> On(Schedule schedule, DateOnly date, LocalClock clock) =>
        [.. schedule.ShiftsOn(date).Select(s => new Occurrence(schedule, s, date, clock)).OrderBy(o => o.Span.From)];

    /// <summary>In a shift over midnight a break before the shift's start is of the next day.</summary>
    private BreakSpan Place(FixedBreak fixedBreak)
    {
        var begins = OverMidnight && fixedBreak.Start < Shift.Start ? Date.AddDays(1) : Date;
        var ends = fixedBreak.End <= fixedBreak.Start ? begins.AddDays(1) : begins;
        return new BreakSpan(new Span(Clock.Minute(begins, fixedBreak.Start), Clock.Minute(ends, fixedBreak.End)).Within(Span), fixedBreak.Paid);
    }
}
