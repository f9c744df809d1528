namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What becomes of the punches of a civil day that are in no window.</summary>
internal sealed record OpenDay(Pairing Pairing, IReadOnlyList<TimedPunch> Outside);

/// <summary>
/// Pairs punches outside every window by turns: on days without a shift, and elsewhere once they are accepted. A presence belongs to the civil day of
/// its in; an in still open then takes the next punch within twelve hours as its out.
/// </summary>
internal sealed class OpenPresences(IReadOnlyList<TimedPunch> kept, DayPlans plans)
{
    private const int CarryMinutes = 12 * 60;

    /// <summary>How many days back it is looked for where a chain of presences over the turn of the day began.</summary>
    private const int ChainDays = 7;

    private readonly ILookup<DateOnly, TimedPunch> days = kept.Where(p => p.Occurrence is null).ToLookup(p => p.CivilDay);
    private readonly Dictionary<TimedPunch, TimedPunch> next = kept.Zip(kept.Skip(1)).ToDictionary(p => p.First, p => p.Second);

    public OpenDay Of(DateOnly date)
    {
        var start = date;
        while (start > date.AddDays(-ChainDays) && MayCarry(start))
        {
            start = start.AddDays(-1);
        }

        TimedPunch? carried = null;
        for (var day = start; day < date; day = day.AddDays(1))
        {
            carried = CarriedBy(Own(day, carried));
        }

        return Judge(date, carried);
    }

    private OpenDay Judge(DateOnly date, TimedPunch? carried)
    {
        var own = Own(date, carried);
        IReadOnlyList<TimedPunch> paired = CarriedBy(own) is { } last ? [.. own, last] : own;
        return new OpenDay(Pairing.Of(Strategies.Alternating(paired)), [.. days[date].Where(p => p != carried && !Counts(p))]);
    }

    private List<TimedPunch> Own(DateOnly date, TimedPunch? carried) => [.. days[date].Where(p => p != carried && Counts(p))];

    private bool Counts(TimedPunch punch) => punch.Punch.Accepted || plans.Of(punch.CivilDay).Occurrences.Count == 0;

    /// <summary>The punch of the day after that ends a presence begun on a day.</summary>
    private TimedPunch? CarriedBy(List<TimedPunch> own) =>
        own.Count % 2 == 1 && next.GetValueOrDefault(own[^1]) is { Occurrence: null } after
        && after.CivilDay > own[^1].CivilDay && after.Minute - own[^1].Minute <= CarryMinutes
            ? after
            : null;

    private bool MayCarry(DateOnly date) =>
        days[date].FirstOrDefault() is { } first && days[date.AddDays(-1)].LastOrDefault() is { } before && first.Minute - before.Minute <= CarryMinutes;
}
