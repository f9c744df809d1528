using AttendanceAdmin.LiveBoard;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class PlanCountsTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTimeOffset LateAfter = new(2026, 3, 2, 8, 10, 0, TimeSpan.Zero);

    /// <summary>Due 480 from 08:00, ten minutes of tolerance.</summary>
    private static readonly PlannedPerson Nobody = new(1, IsToday: true, Due: 480, Late: 0, Absence: 0, FirstIn: null, LastIn: null, LastOut: null, LateAfter);

    [Theory]
    [InlineData("08:10", 1, 0)]
    [InlineData("08:11", 1, 1)]
    public void Who_has_not_come_is_expected_and_late_past_the_tolerance(string now, int expected, int late)
    {
        var counts = Count(now, Nobody);

        Assert.Equal((expected, late, 0), (counts.Expected, counts.Late, counts.Absent));
    }

    [Fact]
    public void Who_came_late_is_late_and_no_longer_expected()
    {
        var counts = Count("09:00", Nobody with { Late = 25, FirstIn = At("08:25"), LastIn = At("08:25") });

        Assert.Equal((0, 1, 0), (counts.Expected, counts.Late, counts.Absent));
        Assert.Equal(25, counts.LateArrivals[(1, At("08:25"))]);
        Assert.Equal(new Standing(At("08:25"), IsIn: true), counts.Standings[1]);
    }

    [Fact]
    public void Each_figure_leads_to_the_people_it_counts()
    {
        var late = Nobody with { EmployeeId = 2, Late = 25, FirstIn = At("08:25"), LastIn = At("08:25") };
        var counts = Count("09:00", Nobody, late, Nobody with { EmployeeId = 3, LateAfter = LateAfter.AddHours(2) }, Nobody with { EmployeeId = 4, Absence = 480 });

        Assert.Equal([1, 3], counts.ExpectedPeople.Select(p => p.EmployeeId));
        Assert.Equal([new LatePerson(2, At("08:25"), 25, LateAfter), new LatePerson(1, null, 0, LateAfter)], counts.LatePeople);
        Assert.Equal([4], counts.AbsentPeople);
    }

    [Fact]
    public void Who_is_absent_is_neither_expected_nor_late()
    {
        var counts = Count("23:00", Nobody with { Absence = 480 });

        Assert.Equal((0, 0, 1), (counts.Expected, counts.Late, counts.Absent));
    }

    [Fact]
    public void Of_whom_nothing_is_due_nobody_is_expected() =>
        Assert.Equal((0, 0), (Count("09:00", Nobody with { Due = 0, LateAfter = null }).Expected, Count("09:00", Nobody with { Due = 0, LateAfter = null }).Late));

    [Theory]
    [InlineData("08:00", "12:00", false)]
    [InlineData("13:00", "12:00", true)]
    [InlineData(null, "12:00", false)]
    public void The_last_punch_says_who_is_here(string? lastIn, string lastOut, bool isIn)
    {
        var person = Nobody with { FirstIn = lastIn is null ? null : At("08:00"), LastIn = lastIn is null ? null : At(lastIn), LastOut = At(lastOut) };

        Assert.Equal(isIn, Count("14:00", person).Standings[1].IsIn);
        Assert.Equal(0, Count("14:00", person).Expected);
    }

    [Fact]
    public void A_night_shift_under_way_is_of_the_night_and_not_of_today()
    {
        var night = Nobody with { IsToday = false, FirstIn = At("22:00").AddDays(-1), LastIn = At("22:00").AddDays(-1) };
        var home = night with { EmployeeId = 2, LastOut = At("05:00") };
        var counts = Count("05:30", night, home, Nobody with { LateAfter = LateAfter.AddHours(14) });

        Assert.Equal([1], counts.OfTheNight.Keys);
        Assert.Equal((1, 0), (counts.Expected, counts.Late));
        Assert.False(counts.Standings[2].IsIn);
    }

    private static PlanCounts Count(string now, params PlannedPerson[] people) => PlanCounts.Of(people, new DateTimeOffset(At(now), TimeSpan.Zero));

    private static DateTime At(string time) => Day.Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
