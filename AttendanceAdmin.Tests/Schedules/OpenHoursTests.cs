using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.AtTerminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tests.Schedules;

/// <summary>On which hours of a week somebody may come and go.</summary>
public sealed class OpenHoursTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void A_shift_opens_as_long_around_itself_as_punches_belong_to_it()
    {
        var week = OpenHours.Of(Of((0, Shift("08:00", "12:00")), (0, Shift("14:00", "18:00"))), Monday);

        Assert.Equal(7, week.Days.Count);
        Assert.Equal(["07:00~19:00"], Written(Of((0, Shift("08:00", "12:00")), (0, Shift("14:00", "18:00")))));
        Assert.Equal(["07:00~13:00", "14:00~20:00"], Written(Of((0, Shift("08:00", "12:00")), (0, Shift("15:00", "19:00")))));
        Assert.All(week.Days.Skip(1), d => Assert.Empty(d.Open));
        Assert.Equal(new PlannedWork("08:00", "18:00", "12:00", "14:00", 0), week.Days[0].Work);
    }

    [Fact]
    public void What_goes_over_midnight_is_of_the_next_day_and_from_sunday_of_monday()
    {
        var week = OpenHours.Of(Of((6, Shift("22:00", "06:00"))), Monday);

        Assert.Equal(["21:00~23:59"], week.Days[6].Open.Select(o => $"{o.From}~{o.To}"));
        Assert.Equal(["00:00~07:00"], week.Days[0].Open.Select(o => $"{o.From}~{o.To}"));
    }

    /// <summary>Two openings that touch are one.</summary>
    private static IEnumerable<string> Written(Schedule schedule) => OpenHours.Of(schedule, Monday).Days[0].Open.Select(o => $"{o.From}~{o.To}");

    private static Schedule Of(params (int Weekday, Shift Shift)[] shifts) => new()
    {
        Name = "Semaine", EffectiveFrom = Monday, Days = [.. shifts.GroupBy(s => s.Weekday).Select(g => new ScheduleDay(0, g.Key, [.. g.Select(s => s.Shift)]))],
    };

    private static Shift Shift(string start, string end, int before = 60) => new()
    {
        Start = TimeOnly.Parse(start, null), End = TimeOnly.Parse(end, null), WindowBefore = before, WindowAfter = 60,
    };
}
