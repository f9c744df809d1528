namespace AttendanceAdmin.Schedules.Days.Rules;

internal enum ChoiceReason : byte
{
    NoSchedule,
    NotEmployed,
    Own,
    Group,

    /// <summary>Of the terminal of the day's first punch.</summary>
    Terminal,

    /// <summary>Of the terminal used most in the thirty days before, for want of a punch.</summary>
    UsualTerminal,
}

/// <summary>Which schedule holds for a date, and why: the employee's own, else the group's, else the terminal's.</summary>
internal sealed record ScheduleChoice(ChoiceReason Reason, AssignedSchedule? Assigned)
{
    public static ScheduleChoice Of(DayInputs inputs, PunchDays punches, DateOnly date)
    {
        var first = punches.FirstAtTerminal(date);
        if (first is null && !punches.Any(date) && (date < inputs.HireDate || date >= inputs.LeavingDate))
        {
            return new ScheduleChoice(ChoiceReason.NotEmployed, null);
        }

        if (Best(inputs.Schedules.Own, date) is { } own)
        {
            return new ScheduleChoice(ChoiceReason.Own, own);
        }

        if (Best(inputs.Schedules.Groups, date) is { } group)
        {
            return new ScheduleChoice(ChoiceReason.Group, group);
        }

        return (first?.TerminalId ?? punches.UsualTerminal(date)) is { } terminal && Best(inputs.Schedules.Terminals[terminal], date) is { } there
            ? new ScheduleChoice(first is null ? ChoiceReason.UsualTerminal : ChoiceReason.Terminal, there)
            : new ScheduleChoice(ChoiceReason.NoSchedule, null);
    }

    /// <summary>A dated variant goes before one without end, then the later one; a schedule out of effect does not stand in the way.</summary>
    private static AssignedSchedule? Best(IEnumerable<AssignedSchedule> level, DateOnly date) => level
        .Where(a => a.Assignment.Covers(date) && a.Schedule.IsInEffect(date))
        .OrderByDescending(a => a.Assignment.Until is not null).ThenByDescending(a => a.Assignment.From).ThenByDescending(a => a.Assignment.Id)
        .FirstOrDefault();
}
