using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using AssignmentOutcome = AttendanceAdmin.Schedules.SaveOutcome<AttendanceAdmin.Schedules.ScheduleAssignment>;

namespace AttendanceAdmin.Schedules;

/// <param name="From">Left out, from when the schedule is in effect.</param>
internal sealed record AssignmentInput(int? EmployeeId, int? GroupId, int? TerminalId, DateOnly? From, DateOnly? Until)
{
    public static AssignmentInput Of(ScheduleAssignment a) => new(a.EmployeeId, a.GroupId, a.TerminalId, a.From, a.Until);
}

/// <summary>Says to whom a schedule applies, and takes it back. Said twice, it stands once.</summary>
internal sealed class AssignSchedule(ScheduleBook book, IStringLocalizer<SchedulesTexts> texts, Audit audit)
{
    public async Task<AssignmentOutcome> RunAsync(int scheduleId, AssignmentInput input, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Schedules.FindAsync([scheduleId], cancellationToken) is not { } schedule)
        {
            return new AssignmentOutcome.NotFound();
        }

        var from = input.From ?? schedule.EffectiveFrom;
        if (await FaultAsync(work, input, from, cancellationToken) is { } fault)
        {
            return fault;
        }

        if (await work.Context.ScheduleAssignments.FirstOrDefaultAsync(
                a => a.ScheduleId == scheduleId && a.EmployeeId == input.EmployeeId && a.GroupId == input.GroupId && a.TerminalId == input.TerminalId
                    && a.From == from && a.Until == input.Until,
                cancellationToken) is { } same)
        {
            return new AssignmentOutcome.Saved(same);
        }

        var assignment = work.Context.Add(new ScheduleAssignment
        {
            ScheduleId = scheduleId, EmployeeId = input.EmployeeId, GroupId = input.GroupId, TerminalId = input.TerminalId, From = from, Until = input.Until,
        }).Entity;
        await work.TouchAsync(assignment, cancellationToken);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.ScheduleAssigned, schedule.Name, Words(assignment), cancellationToken);
        return new AssignmentOutcome.Saved(assignment);
    }

    /// <returns>What was taken back; null if there is no such assignment of that schedule.</returns>
    public async Task<AssignmentInput?> RemoveAsync(int scheduleId, int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.ScheduleAssignments.SingleOrDefaultAsync(a => a.Id == id && a.ScheduleId == scheduleId, cancellationToken) is not { } assignment)
        {
            return null;
        }

        await work.TouchAsync(assignment, cancellationToken);
        work.Context.Remove(assignment);
        var name = await work.Context.Schedules.Where(s => s.Id == scheduleId).Select(s => s.Name).SingleAsync(cancellationToken);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.ScheduleUnassigned, name, Words(assignment), cancellationToken);
        return AssignmentInput.Of(assignment);
    }

    private async Task<AssignmentOutcome.Refused?> FaultAsync(ScheduleBook.Work work, AssignmentInput input, DateOnly from, CancellationToken cancellationToken)
    {
        var context = work.Context;
        if (new[] { input.EmployeeId, input.GroupId, input.TerminalId }.Count(id => id is not null) != 1)
        {
            var named = input.EmployeeId is null && input.GroupId is not null ? nameof(input.GroupId) : nameof(input.EmployeeId);
            return new(named, texts["OneOfThree"]);
        }

        if (input.EmployeeId is { } employee && !await context.Employees.AnyAsync(e => e.Id == employee, cancellationToken))
        {
            return new(nameof(input.EmployeeId), texts["NoSuchEmployee", employee]);
        }

        if (input.GroupId is { } group && !await context.TerminalGroups.AnyAsync(g => g.Id == group, cancellationToken))
        {
            return new(nameof(input.GroupId), texts["NoSuchGroup", group]);
        }

        if (input.TerminalId is { } terminal && !await context.Terminals.AnyAsync(t => t.Id == terminal, cancellationToken))
        {
            return new(nameof(input.TerminalId), texts["NoSuchTerminal", terminal]);
        }

        if (!from.IsPlannable())
        {
            return new(nameof(input.From), texts["BadYear"]);
        }

        return input.Until is { } until && (until < from || !until.IsPlannable()) ? new(nameof(input.Until), texts["UntilBeforeFrom"]) : null;
    }

    private static string Words(ScheduleAssignment a) =>
        $"{(a.EmployeeId is { } e ? $"employee {e}" : a.GroupId is { } g ? $"group {g}" : $"terminal {a.TerminalId}")}, {a.From:yyyy-MM-dd} – {a.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "…"}";
}
