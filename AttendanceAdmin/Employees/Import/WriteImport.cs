using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>
/// Writes the good rows of an import in batches: people, history and what came of each row in one transaction, so that an end in the middle leaves
/// whole batches, and the next start goes on behind them.
/// </summary>
internal sealed class WriteImport(EmployeeRegister register, EmployeeRules rules, RowReader reader, TimeProvider time)
{
    private const int RowsAtOnce = 200;

    public async Task RunAsync(int importId, CancellationToken cancellationToken)
    {
        ImportPlan? plan = null;
        bool more;
        do
        {
            // Others may save between two batches.
            await using var work = await register.BeginAsync(cancellationToken);
            var import = await work.Context.Set<EmployeeImport>().SingleAsync(i => i.Id == importId, cancellationToken);
            plan ??= await PlanAsync(work, import, cancellationToken);
            more = await WriteBatchAsync(work, import, plan, cancellationToken);
        }
        while (more);
    }

    private async Task<ImportPlan> PlanAsync(EmployeeRegister.Work work, EmployeeImport import, CancellationToken cancellationToken)
    {
        var rows = await work.Context.Set<EmployeeImportRow>().AsNoTracking().Where(r => r.ImportId == import.Id).ToListAsync(cancellationToken);
        return await ImportPlan.OfAsync(work.Context, import, rows, rules.Today.Year, cancellationToken);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> WriteBatchAsync(EmployeeRegister.Work work, EmployeeImport import, ImportPlan plan, CancellationToken cancellationToken)
    {
        var rows = await work.Context.Set<EmployeeImportRow>().Where(r => r.ImportId == import.Id && !r.Settled)
            .OrderBy(r => r.Number).Take(RowsAtOnce).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            (import.State, import.FinishedAt) = (ImportState.Done, time.GetUtcNow());
            await work.Context.SaveChangesAsync(cancellationToken);
            return false;
        }

        var written = await ApplyAsync(work, plan, rows, cancellationToken);
        foreach (var clash in await rules.LeaveOutAsync(work, cancellationToken))
        {
            Refuse(plan, written.First(w => w.Employee == clash.Employee).Row, clash);
        }

        rows.ForEach(r => r.Settled = true);
        var act = import.ActId is { } id
            ? await work.Context.Set<EmployeeAct>().SingleAsync(a => a.Id == id, cancellationToken)
            : work.Act(ActKind.Import, import.By);
        await work.SaveAsync(act, cancellationToken, async () =>
        {
            written.ForEach(w => w.Row.EmployeeId = w.Employee.Id > 0 ? w.Employee.Id : null);
            import.ActId = act.Id > 0 ? act.Id : null;
            await work.Context.SaveChangesAsync(cancellationToken);
        });
        return true;
    }

    private async Task<List<(EmployeeImportRow Row, Employee Employee)>> ApplyAsync(
        EmployeeRegister.Work work, ImportPlan plan, List<EmployeeImportRow> rows, CancellationToken cancellationToken)
    {
        var good = rows.Where(r => r.Verdict is RowVerdict.Insert or RowVerdict.Update or RowVerdict.Unchanged).ToList();
        var matricules = good.ConvertAll(r => plan.Cell(r.Cells, ImportField.Matricule));
        var known = await work.Employees.Where(e => matricules.Contains(e.Matricule)).ToDictionaryAsync(e => e.Matricule, StringComparer.Ordinal, cancellationToken);
        var written = new List<(EmployeeImportRow Row, Employee Employee)>();
        foreach (var row in good)
        {
            var employee = known.GetValueOrDefault(plan.Cell(row.Cells, ImportField.Matricule));
            // Somebody may have changed the record, or a group, since the preview.
            var (input, faults) = reader.Read(plan, row.Cells, employee);
            if (faults.Count > 0)
            {
                (row.Verdict, row.Faults) = (RowVerdict.Faulty, faults);
                continue;
            }

            var before = employee is null ? null : EmployeeTexts.Of(employee);
            employee ??= work.Context.Employees.Add(new Employee { Matricule = "", LastName = "" }).Entity;
            input.ApplyTo(employee, rules.Today);
            row.Verdict = before is null ? RowVerdict.Insert : before == EmployeeTexts.Of(employee) ? RowVerdict.Unchanged : RowVerdict.Update;
            written.Add((row, employee));
        }

        return written;
    }

    private static void Refuse(ImportPlan plan, EmployeeImportRow row, EmployeeClash clash) =>
        (row.Verdict, row.Faults) = (RowVerdict.Faulty, [new CellFault(RowReader.ColumnOf(plan, clash.Fault.PropertyName), clash.Fault.ErrorMessage)]);
}
