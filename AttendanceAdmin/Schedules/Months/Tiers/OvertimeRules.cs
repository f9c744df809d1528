namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary>How much of something is paid at a tier.</summary>
public sealed record TierMinutes(OvertimeTier Tier, int Minutes);

/// <summary>Which tiers hold when, and how a week's minutes fall into them.</summary>
/// <param name="rules">The company's own, the newest first.</param>
/// <param name="firstWeekday">0 is Monday.</param>
internal sealed class OvertimeRules(IReadOnlyList<OvertimeRule> rules, IReadOnlyList<OvertimeTier> customary, int firstWeekday)
{
    public const int WeekDays = 7;

    /// <summary>Ascending.</summary>
    public IReadOnlyList<OvertimeTier> On(DateOnly date) => rules.FirstOrDefault(r => r.From <= date)?.Tiers ?? customary;

    /// <returns>The first day of the date's week.</returns>
    public DateOnly WeekOf(DateOnly date) => date.AddDays(-((Schedule.Weekday(date) - firstWeekday + WeekDays) % WeekDays));

    /// <summary>
    /// The weeks that end in the month: overtime is a week's, so that one that begins in the month before is paid as a whole with the month it ends in.
    /// </summary>
    /// <param name="days">Also of the days before the month that belong to its first week.</param>
    public IReadOnlyList<MonthWeek> Weeks(DateOnly month, IReadOnlyCollection<MonthDay> days)
    {
        var end = month.AddMonths(1);
        var weeks = new List<MonthWeek>();
        for (var first = WeekOf(month); first.AddDays(WeekDays) <= end; first = first.AddDays(WeekDays))
        {
            var last = first.AddDays(WeekDays - 1);
            var its = days.Where(d => d.Date >= first && d.Date <= last).ToList();
            var worked = its.Sum(d => d.Figures.Worked);
            weeks.Add(new MonthWeek(first, last, its.Sum(d => d.Figures.Due), worked, Split(worked, On(last))));
        }

        return weeks;
    }

    /// <param name="tiers">Ascending.</param>
    public static IReadOnlyList<TierMinutes> Split(int worked, IReadOnlyList<OvertimeTier> tiers) =>
    [
        .. tiers.Select((tier, i) => new TierMinutes(tier, Math.Max(0, Math.Min(worked, i + 1 < tiers.Count ? tiers[i + 1].After : int.MaxValue) - tier.After))),
    ];

    /// <summary>Each tier once, ascending.</summary>
    public static IReadOnlyList<TierMinutes> Sum(IEnumerable<MonthWeek> weeks) =>
    [
        .. weeks.SelectMany(w => w.Tiers).GroupBy(t => t.Tier).Select(g => new TierMinutes(g.Key, g.Sum(t => t.Minutes))).OrderBy(t => t.Tier.After).ThenBy(t => t.Tier.Percent),
    ];
}
