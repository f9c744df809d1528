using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>What can be wrong with an absence, also beside the others of that person.</summary>
internal sealed class AbsenceRules(IStringLocalizer<SchedulesTexts> texts)
{
    /// <summary>Why an absence that is written down must stay as it is; null if it need not.</summary>
    public async Task<ValidationFailure?> FixedAsync(AttendanceContext context, Absence absence, CancellationToken cancellationToken) =>
        await ClosedMonth.FindAsync(context, absence.From, absence.To, cancellationToken) is { } closed ? new(nameof(absence.From), texts["PeriodClosed", closed]) : null;

    /// <param name="context">What it has added and not saved yet counts too.</param>
    /// <param name="id">Of the absence that is changed; its own days are not in its way.</param>
    public async Task<ValidationFailure?> FaultAsync(AttendanceContext context, int? id, AbsenceInput input, CancellationToken cancellationToken)
    {
        if (input.EmployeeId is not { } employee || !await context.Employees.AnyAsync(e => e.Id == employee, cancellationToken))
        {
            return new(nameof(input.EmployeeId), texts["NoSuchEmployee", input.EmployeeId?.ToString(CultureInfo.InvariantCulture) ?? "—"]);
        }

        if (input.From is not { } from || !from.IsPlannable())
        {
            return new(nameof(input.From), texts["BadDate"]);
        }

        var to = input.To ?? from;
        if (to < from || !to.IsPlannable())
        {
            return new(nameof(input.To), texts["ToBeforeFrom"]);
        }

        if (input.Kind is null)
        {
            return new(nameof(input.Kind), texts["KindMissing"]);
        }

        if (await ClosedMonth.FindAsync(context, from, to, cancellationToken) is { } closed)
        {
            return new(nameof(input.From), texts["PeriodClosed", closed]);
        }

        bool IsInTheWay(Absence a) => a.EmployeeId == employee && a.Id != id && a.From <= to && a.To >= from && (a.Half is null || input.Half is null || a.Half == input.Half);
        var known = await context.Absences.AsNoTracking().Where(a => a.EmployeeId == employee && a.From <= to && a.To >= from).ToListAsync(cancellationToken);
        return known.Concat(context.Absences.Local.Where(a => a.Id == 0)).FirstOrDefault(IsInTheWay) is { } other
            ? new(nameof(input.From), texts["AbsencesOverlap", other.From, other.To, texts["Absence" + other.Kind].Value])
            : null;
    }
}
