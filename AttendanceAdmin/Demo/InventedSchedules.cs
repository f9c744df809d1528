using AttendanceAdmin.Schedules;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Demo;

/// <summary>When the invented people are to work: from Sunday to Thursday, in the shop an hour later.</summary>
internal static class InventedSchedules
{
    private const int WorkedBefore = 60;

    private static readonly int[] Weekdays = [0, 1, 2, 3, 6];

    /// <summary>The first is everybody's, the second the shop's.</summary>
    public static IReadOnlyList<Schedule> All(DateOnly today) =>
    [
        Week("Journée", new TimeOnly(8, 0), new TimeOnly(17, 0), today.AddDays(-WorkedBefore)),
        Week("Boutique", new TimeOnly(9, 0), new TimeOnly(18, 0), today.AddDays(-WorkedBefore)),
    ];

    /// <summary>Whoever punches at a terminal works by its schedule; all are stored already.</summary>
    public static IEnumerable<ScheduleAssignment> For(IReadOnlyList<Terminal> devices, IReadOnlyList<Schedule> schedules) => devices.Select(d => new ScheduleAssignment
    {
        ScheduleId = (d.Name == InventedCompany.Shop ? schedules[1] : schedules[0]).Id, TerminalId = d.Id, From = schedules[0].EffectiveFrom,
    });

    private static Schedule Week(string name, TimeOnly start, TimeOnly end, DateOnly from) => new()
    {
        Name = name,
        EffectiveFrom = from,
        Days = [.. Weekdays.Select(weekday => new ScheduleDay(0, weekday, [Shift(start, end)]))],
    };

    private static Shift Shift(TimeOnly start, TimeOnly end) => new()
    {
        Start = start,
        End = end,
        Breaks = [new FixedBreak(new TimeOnly(12, 0), new TimeOnly(13, 0), Paid: false)],
        ToleranceLate = 10,
        ToleranceEarly = 5,
        OvertimeAfter = true,
    };
}
