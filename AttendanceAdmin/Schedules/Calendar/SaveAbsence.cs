using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules.Days;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using AbsenceOutcome = AttendanceAdmin.Schedules.SaveOutcome<AttendanceAdmin.Schedules.Calendar.Absence>;

namespace AttendanceAdmin.Schedules.Calendar;

/// <param name="To">Inclusive; left out, the one day.</param>
internal sealed record AbsenceInput(int? EmployeeId, DateOnly? From, DateOnly? To, AbsenceKind? Kind, HalfDay? Half)
{
    public static AbsenceInput Of(Absence a) => new(a.EmployeeId, a.From, a.To, a.Kind, a.Half);
}

/// <summary>Writes somebody's absence down, changes or removes it; the days concerned are computed again.</summary>
internal sealed class SaveAbsence(ScheduleBook book, AbsenceRules rules, Audit audit)
{
    /// <param name="id">Null for a new one.</param>
    public async Task<AbsenceOutcome> RunAsync(int? id, AbsenceInput input, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await rules.FaultAsync(work.Context, id, input, cancellationToken) is { } fault)
        {
            return new AbsenceOutcome.Refused(new ValidationResult([fault]));
        }

        var (employee, from, to, kind) = (input.EmployeeId!.Value, input.From!.Value, input.To ?? input.From.Value, input.Kind!.Value);
        var absence = id is null
            ? work.Context.Absences.Add(new Absence { EmployeeId = employee, From = from, To = to, Kind = kind }).Entity
            : await work.Context.Absences.FindAsync([id], cancellationToken);
        if (absence is null)
        {
            return new AbsenceOutcome.NotFound();
        }

        if (id is not null && await rules.FixedAsync(work.Context, absence, cancellationToken) is { } kept)
        {
            return new AbsenceOutcome.Refused(new ValidationResult([kept]));
        }

        work.Touch(new DaysTouched(absence.From, absence.To, [absence.EmployeeId]));
        work.Touch(new DaysTouched(from, to, [employee]));
        (absence.EmployeeId, absence.From, absence.To, absence.Kind, absence.Half) = (employee, from, to, kind, input.Half);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.AbsenceSaved, await NameAsync(work, employee, cancellationToken), Words(absence), cancellationToken);
        return new AbsenceOutcome.Saved(absence);
    }

    /// <returns>What was removed.</returns>
    public async Task<AbsenceOutcome> RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Absences.FindAsync([id], cancellationToken) is not { } absence)
        {
            return new AbsenceOutcome.NotFound();
        }

        if (await rules.FixedAsync(work.Context, absence, cancellationToken) is { } kept)
        {
            return new AbsenceOutcome.Refused(new ValidationResult([kept]));
        }

        work.Touch(new DaysTouched(absence.From, absence.To, [absence.EmployeeId]));
        work.Context.Remove(absence);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.AbsenceRemoved, await NameAsync(work, absence.EmployeeId, cancellationToken), Words(absence), cancellationToken);
        return new AbsenceOutcome.Saved(absence);
    }

    private static Task<string?> NameAsync(ScheduleBook.Work work, int employee, CancellationToken cancellationToken) =>
        work.Context.Employees.Where(e => e.Id == employee).Select(e => e.LastName + " " + e.FirstName).SingleOrDefaultAsync(cancellationToken)!;

    private static string Words(Absence a) => $"{a.From:yyyy-MM-dd} – {a.To:yyyy-MM-dd}, {a.Kind}{(a.Half is { } half ? $", {half}" : "")}";
}
