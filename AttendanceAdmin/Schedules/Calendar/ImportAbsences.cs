using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>How taking a file of absences in ended: all of it, or nothing.</summary>
/// <param name="Added">Ids, to undo it.</param>
/// <param name="Faults">Line by line; not empty, nothing was written.</param>
internal sealed record AbsencesImported(IReadOnlyList<int> Added, IReadOnlyList<AbsenceLine> Faults);

/// <summary>Writes the absences of a file down. One bad line keeps the whole file out, so that sending the mended file again is all there is to do.</summary>
internal sealed class ImportAbsences(ScheduleBook book, AbsenceFile file, AbsenceRules rules, Audit audit)
{
    public async Task<AbsencesImported> RunAsync(string path, string fileName, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var context = work.Context;
        var matricules = await context.Employees.ToDictionaryAsync(e => e.Matricule, e => e.Id, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var lines = file.Read(path, matricules);
        var faults = new List<AbsenceLine>();
        foreach (var line in lines)
        {
            var fault = line.Fault ?? (await rules.FaultAsync(context, null, line.Input, cancellationToken))?.ErrorMessage;
            if (fault is not null)
            {
                faults.Add(line with { Fault = fault });
                continue;
            }

            var (from, to) = (line.Input.From!.Value, line.Input.To ?? line.Input.From.Value);
            context.Add(new Absence { EmployeeId = line.Input.EmployeeId!.Value, From = from, To = to, Kind = line.Input.Kind!.Value, Half = line.Input.Half });
            work.Touch(new DaysTouched(from, to, [line.Input.EmployeeId.Value]));
        }

        if (faults.Count > 0)
        {
            return new AbsencesImported([], faults);
        }

        var added = context.Absences.Local.ToList();
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.AbsenceSaved, fileName, $"{added.Count}", cancellationToken);
        return new AbsencesImported(added.ConvertAll(a => a.Id), []);
    }

    public async Task UndoAsync(IReadOnlyList<int> added, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var absences = await work.Context.Absences.Where(a => added.Contains(a.Id)).ToListAsync(cancellationToken);
        absences.ForEach(a => work.Touch(new DaysTouched(a.From, a.To, [a.EmployeeId])));
        work.Context.RemoveRange(absences);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.AbsenceRemoved, details: $"{absences.Count}", cancellationToken: cancellationToken);
    }
}
