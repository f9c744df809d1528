using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Months;

/// <summary>The columns of a month's sums and days, in the reader's language; amounts in minutes.</summary>
internal sealed class MonthColumns(IStringLocalizer<SchedulesTexts> texts, IStringLocalizer<MonthsTexts> months)
{
    private static readonly string[] Figures = ["Due", "Worked", "Balance", "Overtime", "Late", "EarlyLeave", "BreakOverrun", "Absence", "HolidayWork", "Night"];

    /// <param name="any">Somebody's month: the tiers are everybody's.</param>
    public IReadOnlyList<object?> TotalsHeader(MonthRow any) =>
    [
        .. Words("ColumnMatriculeTitle", "LevelEmployee", "Department", "DaysCount", "ToCompleteCount"), .. Titles(),
        .. any.Tiers.Select(t => months["TierWords", t.Tier.Percent, Shell.HoursText.Of(t.Tier.After)].Value),
    ];

    public static IReadOnlyList<object?> Totals(MonthRow row) =>
        [row.Matricule, row.Name, row.Department, row.Days.Count, row.ToComplete, .. Amounts(row.Total), .. row.Tiers.Select(t => (object?)t.Minutes)];

    public IReadOnlyList<object?> DaysHeader() => [.. Words("ColumnMatriculeTitle", "LevelEmployee", "Date", "In", "Out"), .. Titles(), texts["State"].Value];

    public IEnumerable<IReadOnlyList<object?>> Days(MonthRow row) => row.Days.Select(IReadOnlyList<object?> (MonthDay d) =>
        [row.Matricule, row.Name, d.Date, Clock(d.FirstIn), Clock(d.LastOut), .. Amounts(d.Figures), texts["State" + d.State].Value]);

    public IEnumerable<object?> Words(params IEnumerable<string> keys) => keys.Select(k => (object?)texts[k].Value);

    private IEnumerable<object?> Titles() => Words(Figures.Select(f => "Total" + f));

    private static IEnumerable<object?> Amounts(DayFigures f) =>
        [f.Due, f.Worked, f.Balance, f.Overtime, f.Late, f.EarlyLeave, f.BreakOverrun, f.Absence, f.HolidayWork, f.Night];

    private static TimeOnly? Clock(DateTime? time) => time is { } at ? TimeOnly.FromDateTime(at) : null;
}
