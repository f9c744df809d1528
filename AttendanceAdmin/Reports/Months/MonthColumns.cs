using System.Globalization;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Reports.Months;

/// <summary>The columns of a month's files, by model: sums, days, and what payroll programs take.</summary>
internal sealed class MonthColumns(IStringLocalizer<Schedules.SchedulesTexts> texts, IOptions<PayrollOptions> payroll)
{
    public const string Totals = "totaux";
    public const string Days = "jours";
    public const string Generic = "generique";
    public const string Silae = "silae";
    public const string Sage = "sage";

    public static readonly IReadOnlyList<string> Models = [Totals, Days, Generic, Silae, Sage];

    private static readonly string[] Figures = ["Due", "Worked", "Balance", "Overtime", "Late", "EarlyLeave", "BreakOverrun", "Absence", "HolidayWork", "Night"];

    /// <summary>In the reader's language, with minutes; those of payroll programs in French, as they expect them.</summary>
    public IReadOnlyList<object?> Header(string model) => model switch
    {
        Totals => [.. Words("ColumnMatriculeTitle", "LevelEmployee", "Department", "DaysCount", "ToCompleteCount"), .. Figures.Select(f => texts["Total" + f].Value)],
        Days => [.. Words("ColumnMatriculeTitle", "LevelEmployee", "Date", "In", "Out"), .. Figures.Select(f => texts["Total" + f].Value), texts["State"].Value],
        Silae => ["Matricule", "Code", "Valeur", "Date debut", "Date fin"],
        Sage => ["Matricule", "Constante", "Valeur"],
        _ => ["Matricule", "Nom", "Rubrique", "Quantite", "Unite", "Du", "Au"],
    };

    public IEnumerable<IReadOnlyList<object?>> Rows(string model, DateOnly month, MonthRow row) => model switch
    {
        Totals => [[row.Matricule, row.Name, row.Department, row.Days.Count, row.ToComplete, .. Amounts(row.Total)]],
        Days => row.Days.Select(IReadOnlyList<object?> (MonthDay d) => [row.Matricule, row.Name, d.Date, Clock(d.FirstIn), Clock(d.LastOut), .. Amounts(d.Figures), texts["State" + d.State].Value]),
        _ => Payroll(row.Total).Where(p => p.Code.Length > 0 && p.Minutes != 0).Select(p => PayrollRow(model, month, row, p.Code, p.Minutes)),
    };

    private static IReadOnlyList<object?> PayrollRow(string model, DateOnly month, MonthRow row, string code, int minutes)
    {
        var (hours, from, to) = (Hours(minutes), Day(month), Day(month.AddMonths(1).AddDays(-1)));
        return model switch
        {
            Silae => [row.Matricule, code, hours, from, to],
            Sage => [row.Matricule, code, hours],
            _ => [row.Matricule, row.Name, code, hours, "H", from, to],
        };
    }

    private IEnumerable<(string Code, int Minutes)> Payroll(DayFigures total)
    {
        var codes = payroll.Value.Codes;
        return
        [
            (codes.Worked, total.Worked - total.Overtime), (codes.Overtime, total.Overtime), (codes.Night, total.Night), (codes.HolidayWork, total.HolidayWork),
            (codes.Absence, total.Absence), (codes.Late, total.Late),
        ];
    }

    private static IEnumerable<object?> Amounts(DayFigures f) =>
        [f.Due, f.Worked, f.Balance, f.Overtime, f.Late, f.EarlyLeave, f.BreakOverrun, f.Absence, f.HolidayWork, f.Night];

    private IEnumerable<object?> Words(params IEnumerable<string> keys) => keys.Select(k => (object?)texts[k].Value);

    private static TimeOnly? Clock(DateTime? time) => time is { } at ? TimeOnly.FromDateTime(at) : null;

    /// <summary>Hundredths of hours with a comma: 7 h 45 is 7,75.</summary>
    private static string Hours(int minutes) => (minutes / 60m).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR"));

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
