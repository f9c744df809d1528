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

        return Of(inputs.Schedules, date)
            ?? At(inputs.Schedules, date, first?.TerminalId ?? punches.UsualTerminal(date), first is null ? ChoiceReason.UsualTerminal : ChoiceReason.Terminal);
    }

    /// <summary>For somebody who stands at a terminal.</summary>
    public static ScheduleChoice At(AssignedSchedules schedules, DateOnly date, int terminal) =>
        Of(schedules, date) ?? At(schedules, date, terminal, ChoiceReason.Terminal);

    /// <returns>Null if it depends on the terminal.</returns>
    private static ScheduleChoice? Of(AssignedSchedules schedules, DateOnly date) =>
        Best(schedules.Own, date) is { } own ? new ScheduleChoice(ChoiceReason.Own, own)
        : Best(schedules.Groups, date) is { } group ? new ScheduleChoice(ChoiceReason.Group, group)
        : null;

    private static ScheduleChoice At(AssignedSchedules schedules, DateOnly date, int? terminal, ChoiceReason reason) =>
        terminal is { } id && Best(schedules.Terminals[id], date) is { } there ? new ScheduleChoice(reason, there) : new ScheduleChoice(ChoiceReason.NoSchedule, null);

    /// <summary>A dated variant goes before one without end, then the later one; a schedule out of effect does not stand in the way.</summary>
    private static AssignedSchedule? Best(IEnumerable<AssignedSchedule> level, DateOnly date) => level
        .Where(a => a.Assignment.Covers(date) && a.Schedule.IsInEffect(date))
        .OrderByDescending(a => a.Assignment.Until is not null).ThenByDescending(a => a.Assignment.From).ThenByDescending(a => a.Assignment.Id)
        .FirstOrDefault();
}
