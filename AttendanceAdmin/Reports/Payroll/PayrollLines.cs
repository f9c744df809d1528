using System.Globalization;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Schedules.Months.Exports;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary>Whose amounts of which month.</summary>
internal sealed record PayrollPerson(string Matricule, string Name, string? Department, IReadOnlyDictionary<PayElement, int> Amounts)
{
    public static PayrollPerson Of(MonthRow row) => new(row.Matricule, row.Name, row.Department, PayAmounts.Of(row));

    /// <summary>Only what payroll was not told yet.</summary>
    public PayrollPerson Less(IReadOnlyDictionary<PayElement, int> told) => this with
    {
        Amounts = Amounts.Keys.Union(told.Keys).Select(e => (Element: e, Minutes: Amounts.GetValueOrDefault(e) - told.GetValueOrDefault(e)))
            .Where(a => a.Minutes != 0).ToDictionary(a => a.Element, a => a.Minutes),
    };
}

/// <summary>The lines of a payroll file, as its format wants them.</summary>
internal sealed class PayrollLines(IStringLocalizer<ReportsTexts> texts)
{
    public IEnumerable<IReadOnlyList<object?>> Header(PayrollFormat format) => format.HasHeader ? [[.. format.Columns.Select(c => c.Title)]] : [];

    public IEnumerable<IReadOnlyList<object?>> Of(PayrollFormat format, DateOnly month, PayrollPerson person) => format.IsByElement
        ? format.Codes.Where(c => person.Amounts.ContainsKey(c.Element)).Select(c => Line(format, month, person, c))
        : format.Columns.Any(c => c.Element is { } element && person.Amounts.ContainsKey(element)) ? [Line(format, month, person, null)] : [];

    /// <summary>How its numbers and separators are written.</summary>
    public static CultureInfo Culture(PayrollFormat format)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = format.DecimalSign;
        culture.TextInfo.ListSeparator = format.Separator;
        return culture;
    }

    private IReadOnlyList<object?> Line(PayrollFormat format, DateOnly month, PayrollPerson person, PayrollCode? code) =>
        [.. format.Columns.Select(c => Cell(format, month, person, code, c))];

    private object? Cell(PayrollFormat format, DateOnly month, PayrollPerson person, PayrollCode? code, PayrollColumn column) => column.Field switch
    {
        PayrollField.Matricule => person.Matricule,
        PayrollField.Name => person.Name,
        PayrollField.Department => person.Department,
        PayrollField.Code => code?.Code,
        PayrollField.Label => code is null ? null : texts["Element" + code.Element].Value,
        PayrollField.Amount => code is null ? null : Amount(format, person.Amounts[code.Element]),
        PayrollField.Unit => format.Form == PayrollAmountForm.Minutes ? "MIN" : "H",
        PayrollField.From => month.ToString(format.DateForm, CultureInfo.InvariantCulture),
        PayrollField.To => month.AddMonths(1).AddDays(-1).ToString(format.DateForm, CultureInfo.InvariantCulture),
        PayrollField.Month => MonthText.Of(month),
        PayrollField.Constant => column.Text,
        PayrollField.Element => Amount(format, column.Element is { } element ? person.Amounts.GetValueOrDefault(element) : 0),
        _ => null,
    };

    private static object Amount(PayrollFormat format, int minutes) => format.Form switch
    {
        PayrollAmountForm.Minutes => minutes,
        PayrollAmountForm.Clock => string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? "-" : "")}{Math.Abs(minutes) / 60}:{Math.Abs(minutes) % 60:00}"),
        // Adding zero of that scale writes 7,50 where the amount is 7,5.
        _ => decimal.Round(minutes / 60m, format.Decimals, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)format.Decimals),
    };
}
