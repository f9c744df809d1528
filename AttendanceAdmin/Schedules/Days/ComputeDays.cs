using AttendanceAdmin.Schedules.Days.Rules;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Working days from punches, schedules and calendar; knows no database and no clock but the one it is given.</summary>
internal static class ComputeDays
{
    /// <param name="inputs">With punches from <see cref="DayInputs.DaysBefore"/> before <paramref name="from"/> to <see cref="DayInputs.DaysAfter"/> after <paramref name="to"/>.</param>
    /// <returns>One for each date, in order.</returns>
    public static IReadOnlyList<WorkingDay> Run(DayInputs inputs, DateOnly from, DateOnly to)
    {
        var timeline = new Timeline(inputs, from, to);
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(n => Day(inputs, timeline, from.AddDays(n)))];
    }

    private static WorkingDay Day(DayInputs inputs, Timeline timeline, DateOnly date)
    {
        var (plan, calendar, explanation) = (timeline.Plans.Of(date), DayCalendar.Of(inputs, date), new Explanation());
        var completeness = Completeness(inputs, timeline, plan);
        ExplainDay.Plan(plan, calendar, explanation);
        var excuses = DueTime.Of(plan.Occurrences, calendar);
        var occurrences = plan.Occurrences.Select((o, i) =>
            ComputeOccurrence.Run(o, timeline.Of(o), excuses[i], completeness[i].IsComplete, inputs.Site.Night, explanation)).ToList();
        var parts = Parts(timeline, plan, calendar, occurrences);
        return Result(inputs, timeline, parts, completeness, explanation);
    }

    private static DayParts Parts(Timeline timeline, DayPlan plan, DayCalendar calendar, List<OccurrenceDay> occurrences)
    {
        var open = timeline.Open.Of(plan.Date);
        var carried = open.Pairing.Punches.Select(p => p.Punch).ToHashSet();
        var outside = timeline.Outside(plan.Date).Where(p => !p.Kept || carried.Contains(p) || open.Outside.Contains(p));
        IReadOnlyList<TimedPunch> all = [.. plan.Occurrences.SelectMany(o => timeline.Of(o).All).Concat(outside).Concat(carried).Distinct().OrderBy(p => p.Punch.Instant)];
        var parts = new DayParts(plan, calendar, occurrences, open, all) { Figures = occurrences.Aggregate(DayFigures.None, (sum, o) => sum + o.Figures) };
        return parts with { Figures = parts.Figures + OpenFigures(parts) };
    }

    private static DayFigures OpenFigures(DayParts parts) => new()
    {
        Worked = parts.OpenWorked.Sum(),
        HolidayWork = parts.Calendar.Holiday is null ? 0 : parts.OpenWorked.Sum(),
    };

    private static WorkingDay Result(DayInputs inputs, Timeline timeline, DayParts parts, List<Completeness> completeness, Explanation explanation)
    {
        var (plan, date) = (parts.Plan, parts.Plan.Date);
        var openNight = Night.ByDate(parts.OpenWorked, date, inputs.Site.Night, plan.Clock);
        var night = parts.Occurrences.Select(o => Night.ByDate(o.Worked, date, inputs.Site.Night, plan.Clock)).Append(openNight)
            .SelectMany(n => n).GroupBy(n => n.Key).OrderBy(n => n.Key).ToDictionary(n => n.Key, n => n.Sum(d => d.Value));
        var figures = parts.Figures with { Night = night.Values.Sum() };
        var state = State(inputs, parts, completeness);
        ExplainDay.Sum(parts, figures, state, completeness, explanation);
        return new WorkingDay
        {
            EmployeeId = inputs.EmployeeId,
            Date = date,
            ScheduleId = plan.Schedule?.Id,
            ScheduleName = plan.Schedule?.Name,
            State = state,
            Figures = figures,
            NightByDate = night,
            Occurrences = [.. parts.Occurrences.Select(o => new DayOccurrence(Local(plan, o.Occurrence.Span.From), Local(plan, o.Occurrence.Span.To), o.Figures))],
            Punches = DayResult.Punches(parts),
            Anomalies = Anomalies.Of(parts, timeline),
            Explanation = explanation.Steps,
            LookAgainAt = completeness.Select(c => c.LookAgainAt).Min(),
            LateAfter = parts.Occurrences.Min(o => o.LateAfter),
            WaitsForTerminals = completeness.Exists(c => c.Silent.Count > 0),
            ReplacedPunches = [.. parts.AllPunches.Where(p => p.Replaced).Select(p => p.Punch.Id)],
        };
    }

    /// <summary>Of each window; of the civil day where there is none.</summary>
    private static List<Completeness> Completeness(DayInputs inputs, Timeline timeline, DayPlan plan)
    {
        var ends = plan.Occurrences.Count > 0
            ? plan.Occurrences.Select(o => o.Window.To)
            : [plan.Clock.Minute(plan.Date.AddDays(1), inputs.Site.DayStart)];
        return [.. ends.Select(e => Rules.Completeness.Of(e, plan.Date, inputs, timeline.Days))];
    }

    private static DayState State(DayInputs inputs, DayParts parts, List<Completeness> completeness) =>
        parts.Pairings.Any(p => p.Missing > 0) ? DayState.ToComplete
        : completeness.TrueForAll(c => c.IsComplete) && parts.Plan.Date <= DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(inputs.Now, parts.Plan.Clock.Zone).DateTime)
            ? DayState.Complete
        : DayState.Provisional;

    private static DateTime Local(DayPlan plan, long minute) => plan.Clock.Local(minute);
}
