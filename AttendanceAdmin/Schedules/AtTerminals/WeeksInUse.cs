using AttendanceAdmin.Schedules.Days.Rules;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>The schedules that people have on a day, numbered as somebody is found to have them.</summary>
internal sealed class WeeksInUse(DateOnly day)
{
    private readonly List<Schedule> used = [];

    /// <returns>From 0; null if no schedule applies.</returns>
    public int? NumberOf(ScheduleChoice choice)
    {
        if (choice.Assigned?.Schedule is not { } schedule)
        {
            return null;
        }

        if (!used.Contains(schedule))
        {
            used.Add(schedule);
        }

        return used.IndexOf(schedule);
    }

    public WeekPlan Plan(IReadOnlyDictionary<string, int> people) => new([.. used.Select(s => OpenHours.Of(s, day.AddDays(-Schedule.Weekday(day))))], people);
}
