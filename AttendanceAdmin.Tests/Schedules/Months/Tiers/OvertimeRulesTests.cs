using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Schedules.Months.Tiers;

namespace AttendanceAdmin.Tests.Schedules.Months.Tiers;

/// <summary>Worked out by hand, in hours of a week.</summary>
public sealed class OvertimeRulesTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory]
    [InlineData("FR", 35, 0, 0)]
    [InlineData("FR", 39, 4, 0)]
    [InlineData("FR", 43, 8, 0)]
    [InlineData("FR", 50, 8, 7)]
    [InlineData("DZ", 44, 4, null)]
    [InlineData("TN", 50, 2, null)]
    [InlineData("TN40", 50, 8, 2)]
    [InlineData("MA", 44, 0, null)]
    [InlineData("SA", 60, 12, null)]
    public void A_weeks_hours_fall_into_the_tiers_of_the_law(string country, int worked, int first, int? second)
    {
        var split = OvertimeRules.Split(worked * 60, OvertimeCustoms.Of(country));

        Assert.Equal(second is null ? [first * 60] : [first * 60, second.Value * 60], split.Select(t => t.Minutes));
    }

    [Fact]
    public void A_week_is_paid_with_the_month_it_ends_in()
    {
        // 1 March 2026 is a Sunday: its week began on 23 February. 30 and 31 March end on 5 April.
        var days = Enumerable.Range(0, 37).Select(i => Worked(new DateOnly(2026, 2, 23).AddDays(i), 6 * 60)).ToList();

        var weeks = Rules([]).Weeks(March, days);

        Assert.Equal([new(2026, 2, 23), new(2026, 3, 2), new(2026, 3, 9), new(2026, 3, 16), new(2026, 3, 23)], weeks.Select(w => w.From));
        Assert.All(weeks, w => Assert.Equal(42 * 60, w.Worked));
        Assert.Equal([(25, 5 * 7 * 60), (50, 0)], OvertimeRules.Sum(weeks).Select(t => (t.Tier.Percent, t.Minutes)));
    }

    [Fact]
    public void A_week_that_begins_on_sunday_ends_on_saturday()
    {
        var rules = new OvertimeRules([], OvertimeCustoms.Of("DZ"), 6);

        Assert.Equal(March, rules.WeekOf(new DateOnly(2026, 3, 7)));
        Assert.Equal(new DateOnly(2026, 3, 8), rules.WeekOf(new DateOnly(2026, 3, 8)));
        Assert.Equal([1, 8, 15, 22], rules.Weeks(March, []).Select(w => w.From.Day));
    }

    [Fact]
    public void The_companys_own_tiers_hold_from_their_date_on()
    {
        var own = new OvertimeRule { From = new DateOnly(2026, 3, 16), Tiers = [new OvertimeTier(40 * 60, 100)] };
        var days = Enumerable.Range(0, 37).Select(i => Worked(new DateOnly(2026, 2, 23).AddDays(i), 6 * 60)).ToList();

        var sum = OvertimeRules.Sum(Rules([own]).Weeks(March, days));

        // Three weeks of 42 h by the law, two by the agreement.
        Assert.Equal([(25, 21 * 60), (100, 4 * 60), (50, 0)], sum.Select(t => (t.Tier.Percent, t.Minutes)));
    }

    private static OvertimeRules Rules(IReadOnlyList<OvertimeRule> own) => new(own, OvertimeCustoms.Of("FR"), 0);

    private static MonthDay Worked(DateOnly date, int minutes) => new(1, date, DayState.Complete, null, new DayFigures { Worked = minutes }, null, null);
}
