using AttendanceAdmin.Files;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Turns a row into what a form would have said, with the fault of each cell. An empty cell leaves alone what is known.</summary>
internal sealed class RowReader(EmployeeValidator validator, IStringLocalizer<EmployeesTexts> texts)
{
    private static readonly (ImportField Field, Action<EmployeeInput, string> Set)[] Texts =
    [
        (ImportField.LastName, (e, v) => e.LastName = v),
        (ImportField.FirstName, (e, v) => e.FirstName = v),
        (ImportField.Department, (e, v) => e.Department = v),
        (ImportField.Post, (e, v) => e.Post = v),
        (ImportField.Pin, (e, v) => e.Pin = v),
        (ImportField.Email, (e, v) => e.Email = v),
        (ImportField.Cards, (e, v) => e.Cards = v.Replace(' ', ',')),
    ];

    /// <param name="known">Whose matricule it is, if anybody's.</param>
    public (EmployeeInput Input, List<CellFault> Faults) Read(ImportPlan plan, IReadOnlyList<string> cells, Employee? known)
    {
        var input = known is null ? new EmployeeInput() : EmployeeInput.Of(known);
        var faults = new List<CellFault>();
        input.Matricule = plan.Cell(cells, ImportField.Matricule);
        if (input.Matricule.Length == 0)
        {
            faults.Add(new CellFault(ColumnOf(plan, nameof(ImportField.Matricule)), texts["MatriculeNeeded"]));
        }

        foreach (var (field, set) in Texts)
        {
            if (plan.Cell(cells, field) is { Length: > 0 } text)
            {
                set(input, text);
            }
        }

        ReadDays(plan, cells, input, faults);
        ReadGroups(plan, cells, input, faults);
        faults.AddRange(Formulas(plan, cells));
        // A formula has its own word; that it is not a PIN either need not be said.
        faults.AddRange(validator.Validate(input).Errors.Select(e => new CellFault(ColumnOf(plan, e.PropertyName), e.ErrorMessage))
            .Where(f => !faults.Exists(known => known.Column == f.Column)));
        return (input, faults);
    }

    public static int ColumnOf(ImportPlan plan, string property) =>
        Enum.TryParse<ImportField>(property, out var field) && plan.Columns.TryGetValue(field, out var column) ? column : -1;

    private IEnumerable<CellFault> Formulas(ImportPlan plan, IReadOnlyList<string> cells) => plan.Columns.Values
        .Where(c => c < cells.Count && cells[c].StartsWith('='))
        .Select(c => new CellFault(c, texts["CellFormula"]));

    private void ReadDays(ImportPlan plan, IReadOnlyList<string> cells, EmployeeInput input, List<CellFault> faults)
    {
        foreach (var (field, column) in plan.Days)
        {
            var text = plan.Cell(cells, field);
            if (text.Length == 0)
            {
                continue;
            }

            var shape = DayText.Parse(text, column.DayFirst, column.LatestYear, out var day);
            if (shape == DayShape.None)
            {
                faults.Add(new CellFault(column.Index, texts["CellNoDay", text]));
            }
            else if ((shape == DayShape.DayFirst && !column.DayFirst) || (shape == DayShape.MonthFirst && column is { DayFirst: true, By: not DayOrderBy.NotNeeded }))
            {
                faults.Add(new CellFault(column.Index, texts[column.DayFirst ? "CellMonthFirst" : "CellDayFirst", text]));
            }
            else
            {
                Set(input, field, day);
            }
        }
    }

    private static void Set(EmployeeInput input, ImportField field, DateOnly day)
    {
        switch (field)
        {
            case ImportField.BirthDate:
                input.BirthDate = day;
                break;
            case ImportField.HireDate:
                input.HireDate = day;
                break;
            default:
                input.LeavingDate = day;
                break;
        }
    }

    private void ReadGroups(ImportPlan plan, IReadOnlyList<string> cells, EmployeeInput input, List<CellFault> faults)
    {
        var names = plan.Cell(cells, ImportField.Groups).Split([',', ';', '\u060c', '\u061b'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            return;
        }

        if (Array.Find(names, n => !plan.Groups.ContainsKey(Employee.Fold(n))) is { } unknown)
        {
            faults.Add(new CellFault(plan.Columns[ImportField.Groups], texts["CellNoGroup", unknown]));
        }
        else
        {
            input.Groups = [.. names.Select(n => plan.Groups[Employee.Fold(n)]).Distinct()];
        }
    }
}
