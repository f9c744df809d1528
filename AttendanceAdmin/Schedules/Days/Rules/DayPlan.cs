namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What was to happen on a date.</summary>
internal sealed record DayPlan(DateOnly Date, ScheduleChoice Choice, LocalClock Clock, IReadOnlyList<Occurrence> Occurrences)
{
    /// <summary>A schedule, but not for that date.</summary>
    public bool IsDayOff => Choice.Assigned is not null && Occurrences.Count == 0;

    public Schedule? Schedule => Choice.Assigned?.Schedule;
}

/// <summary>The plans of all dates whose shifts may matter, their windows cut.</summary>
internal sealed class DayPlans
{
    private readonly Dictionary<DateOnly, DayPlan> plans = [];
    private readonly Dictionary<TimeZoneInfo, LocalClock> clocks = [];
    private readonly Func<DateOnly, DayPlan> make;

    public DayPlans(DayInputs inputs, PunchDays punches, DateOnly from, DateOnly to)
    {
        make = date => Make(inputs, punches, date);
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            plans[date] = make(date);
        }

        Windows.Cut(plans.Values.SelectMany(p => p.Occurrences));
    }

    public DayPlan Of(DateOnly date) => plans.TryGetValue(date, out var plan) ? plan : plans[date] = make(date);

    /// <summary>The occurrence in whose window a punch falls. A window begins at most a day before its date and ends at most three after.</summary>
    public Occurrence? Find(TimedPunch punch)
    {
        for (var days = -4; days <= 2; days++)
        {
            if (plans.TryGetValue(punch.CivilDay.AddDays(days), out var plan))
            {
                foreach (var occurrence in plan.Occurrences)
                {
                    if (occurrence.Window.Contains(punch.Minute))
                    {
                        return occurrence;
                    }
                }
            }
        }

        return null;
    }

    private DayPlan Make(DayInputs inputs, PunchDays punches, DateOnly date)
    {
        var choice = ScheduleChoice.Of(inputs, punches, date);
        var zone = punches.Zone(date);
        var clock = clocks.TryGetValue(zone, out var known) ? known : clocks[zone] = new LocalClock(zone);
        return new DayPlan(date, choice, clock, choice.Assigned is { } assigned ? Occurrence.On(assigned.Schedule, date, clock) : []);
    }
}
