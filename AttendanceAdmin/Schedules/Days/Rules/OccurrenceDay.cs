namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What excuses from a shift, wholly or in part.</summary>
/// <param name="Due">What is still due of it.</param>
internal sealed record Excuse(int Due, bool IsHoliday, bool JudgesLate, bool JudgesEarly);

/// <summary>One occurrence, computed.</summary>
internal sealed record OccurrenceDay
{
    public required Occurrence Occurrence { get; init; }

    public required Pairing Pairing { get; init; }

    public required CountedTimes Counted { get; init; }

    /// <summary>From ins to outs, as counted.</summary>
    public required IReadOnlyList<Span> Presence { get; init; }

    /// <summary>The minutes that are worked, overtime among them.</summary>
    public required IReadOnlyList<Span> Worked { get; init; }

    public required DayFigures Figures { get; init; }

    public required bool IsAbsent { get; init; }

    /// <summary>Who has not come by then is late; null where nobody can be.</summary>
    public required DateTimeOffset? LateAfter { get; init; }

    public required bool IsUnderLeast { get; init; }

    public required bool IsOverMost { get; init; }
}

/// <summary>Steps from the punches of an occurrence to its figures.</summary>
internal static class ComputeOccurrence
{
    /// <param name="mayBeAbsent">The window is over and the data complete.</param>
    public static OccurrenceDay Run(Occurrence occurrence, OccurrencePunches punches, Excuse excuse, bool mayBeAbsent, NightSpan night, Explanation explanation)
    {
        var pairing = Strategies.Judge(punches.Kept, occurrence);
        ExplainPunches.Fates(pairing, punches, occurrence, explanation);
        var counted = new CountedTimes(pairing, occurrence, explanation);
        var presence = Spans.Union(pairing.Pairs.Select(p => new Span(counted[p.In], counted[p.Out])));
        ExplainPunches.Presence(presence, occurrence.Clock, occurrence.Date, explanation);
        var worked = WorkedTime.Of(presence, occurrence, explanation);
        var absent = mayBeAbsent && !punches.AnyInWindow && excuse.Due > 0;
        var figures = new DayFigures
        {
            Due = excuse.Due,
            Worked = worked.All.Sum(),
            Overtime = worked.Overtime,
            Late = excuse.JudgesLate ? Lateness.Late(counted.FirstIn, occurrence) : 0,
            EarlyLeave = excuse.JudgesEarly ? Lateness.Early(counted.LastOut, occurrence) : 0,
            BreakOverrun = FixedBreaks.Overrun(presence, occurrence),
            Absence = absent ? excuse.Due : 0,
            HolidayWork = excuse.IsHoliday ? worked.All.Sum() : 0,
            Night = Night.ByDate(worked.All, occurrence.Date, night, occurrence.Clock).Values.Sum(),
        };
        var underLeast = ShiftLimits.IsUnderLeast(figures.Worked, pairing, excuse, occurrence.Shift, explanation);
        ExplainFigures.Punctuality(figures, counted, occurrence, excuse, explanation);
        return new OccurrenceDay
        {
            Occurrence = occurrence, Pairing = pairing, Counted = counted, Presence = presence, Worked = worked.All, Figures = figures, IsAbsent = absent,
            IsUnderLeast = underLeast, IsOverMost = worked.IsOverMost,
            LateAfter = excuse is { JudgesLate: true, Due: > 0 } ? Lateness.After(occurrence) : null,
        };
    }
}
