using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>How the cells of a file are to be understood.</summary>
/// <param name="Columns">Index of the column of each field that has one.</param>
/// <param name="Groups">Ids by folded name.</param>
internal sealed record ImportPlan(
    IReadOnlyDictionary<ImportField, int> Columns, IReadOnlyDictionary<ImportField, DayColumn> Days, IReadOnlyDictionary<string, int> Groups)
{
    public static readonly IReadOnlyList<ImportField> DayFields = [ImportField.BirthDate, ImportField.HireDate, ImportField.LeavingDate];

    public static async Task<ImportPlan> OfAsync(
        AttendanceContext context, EmployeeImport import, IReadOnlyList<EmployeeImportRow> rows, int thisYear, CancellationToken cancellationToken)
    {
        var columns = new Dictionary<ImportField, int>();
        foreach (var (index, name) in import.Fields.Index())
        {
            if (Enum.TryParse<ImportField>(name, out var field))
            {
                columns.TryAdd(field, index);
            }
        }

        var days = columns.Where(c => DayFields.Contains(c.Key))
            .ToDictionary(c => c.Key, c => DayColumn.Of(c.Value, c.Key, rows.Select(r => Cell(r.Cells, c.Value)), import.DayFirst, thisYear));
        var groups = await context.TerminalGroups.AsNoTracking().OrderBy(g => g.Id).ToListAsync(cancellationToken);
        return new ImportPlan(columns, days, groups.GroupBy(g => Employee.Fold(g.Name), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal));
    }

    /// <summary>The cell of that field; empty if it has no column, or the row none there.</summary>
    public string Cell(IReadOnlyList<string> cells, ImportField field) => Columns.TryGetValue(field, out var index) ? Cell(cells, index) : "";

    /// <summary>Without what spreadsheets put around and before it.</summary>
    private static string Cell(IReadOnlyList<string> cells, int index)
    {
        var cell = index < cells.Count ? cells[index].Replace('\u00a0', ' ').Trim(' ') : "";
        return cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? cell[1..] : cell;
    }
}
