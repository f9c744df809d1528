using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Import;

/// <summary>
/// Looks a whole file through against everybody who is known, and writes a verdict on each row. A handful of queries, however many rows; nobody is changed.
/// </summary>
internal sealed class CheckImport(IDbContextFactory<AttendanceContext> contexts, RowReader reader, EmployeeRules rules, IStringLocalizer<EmployeesTexts> texts)
{
    /// <returns>How the columns were understood; null if there is no such import, or it is no longer a preview.</returns>
    public async Task<ImportPlan?> RunAsync(int importId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<EmployeeImport>().SingleOrDefaultAsync(i => i.Id == importId && i.State == ImportState.Preview, cancellationToken) is not { } import)
        {
            return null;
        }

        var rows = await context.Set<EmployeeImportRow>().Where(r => r.ImportId == importId).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var plan = await ImportPlan.OfAsync(context, import, rows, rules.Today.Year, cancellationToken);
        var people = await context.Employees.AsNoTracking().Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery().ToListAsync(cancellationToken);
        Judge(plan, rows, people);
        await context.SaveChangesAsync(cancellationToken);
        return plan;
    }

    private void Judge(ImportPlan plan, List<EmployeeImportRow> rows, List<Employee> people)
    {
        var byMatricule = people.ToDictionary(e => e.Matricule, StringComparer.Ordinal);
        var (rowOf, wished) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<Wish>());
        foreach (var row in rows.Where(r => r.Verdict != RowVerdict.Skipped))
        {
            var matricule = plan.Cell(row.Cells, ImportField.Matricule);
            var known = byMatricule.GetValueOrDefault(matricule);
            var (input, faults) = reader.Read(plan, row.Cells, known);
            if (matricule.Length > 0 && !rowOf.TryAdd(matricule, row.Number))
            {
                faults.Add(new CellFault(plan.Columns[ImportField.Matricule], texts["CellTwice", matricule, rowOf[matricule]]));
            }

            row.Faults = faults;
            row.Verdict = RowVerdict.Faulty;
            if (faults.Count == 0)
            {
                var employee = known ?? Added(people);
                var before = known is null ? null : EmployeeTexts.Of(known);
                input.ApplyTo(employee, rules.Today);
                row.Verdict = before is null ? RowVerdict.Insert : before == EmployeeTexts.Of(employee) ? RowVerdict.Unchanged : RowVerdict.Update;
                wished.Add(new Wish(row, employee, employee));
            }
            else
            {
                // Laid over nobody: what else is wrong with the row is said now and not only once this is mended, but nobody else is judged by it.
                var first = matricule.Length == 0 ? null : wished.Find(w => w.Row.Number == rowOf[matricule]);
                wished.Add(new Wish(row, Draft(input, known), known ?? first?.Self));
            }
        }

        JudgeTogether(plan, wished, people);
    }

    /// <summary>After all rows are laid over what is known: no two active people with one card, nor with one PIN where they may meet.</summary>
    private void JudgeTogether(ImportPlan plan, List<Wish> wished, List<Employee> people)
    {
        var active = people.Where(e => e.Active).ToList();
        var byPin = active.Where(e => e.Pin is not null).ToLookup(e => e.Pin!, StringComparer.Ordinal);
        var byCard = active.SelectMany(e => e.Cards.Select(c => (c.Number, e))).ToLookup(c => c.Number, c => c.e, StringComparer.Ordinal);
        foreach (var (row, employee, self) in wished.Where(w => w.Employee.Active && w.Row.Verdict != RowVerdict.Unchanged))
        {
            if (employee.Pin is { } pin && byPin[pin].FirstOrDefault(o => o != self && rules.MayMeet(o, employee)) is { } holder)
            {
                Add(row, RowReader.ColumnOf(plan, nameof(ImportField.Pin)), texts["PinTaken", pin, holder.Name]);
            }

            foreach (var card in employee.Cards)
            {
                if (byCard[card.Number].FirstOrDefault(o => o != self) is { } other)
                {
                    Add(row, RowReader.ColumnOf(plan, nameof(ImportField.Cards)), texts["CardTaken", card.Number, other.Name]);
                }
            }
        }
    }

    /// <summary>Of a row with faults, what of it can meet others: PIN, cards and groups.</summary>
    private Employee Draft(EmployeeInput input, Employee? known)
    {
        var draft = new Employee { Matricule = "", LastName = "" };
        draft.SetCards(known?.Cards.Select(c => c.Number) ?? []);
        draft.SetGroups(known?.Groups.Select(g => g.GroupId) ?? []);
        input.ApplyTo(draft, rules.Today);
        return draft;
    }

    private static void Add(EmployeeImportRow row, int column, string reason)
    {
        row.Verdict = RowVerdict.Faulty;
        if (!row.Faults.Any(f => f.Column == column))
        {
            row.Faults = [.. row.Faults, new CellFault(column, reason)];
        }
    }

    private static Employee Added(List<Employee> people)
    {
        var employee = new Employee { Matricule = "", LastName = "" };
        people.Add(employee);
        return employee;
    }

    /// <param name="Employee">As the row wants the person.</param>
    /// <param name="Self">Who is not in their own way; null for somebody new whose row is faulty.</param>
    private sealed record Wish(EmployeeImportRow Row, Employee Employee, Employee? Self);
}
