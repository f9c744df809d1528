using AttendanceAdmin.Identity;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Months;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Months;

/// <summary>What the page of a month's reports shows, as files: <c>services?mois=2026-03</c>, <c>semaines</c>, <c>retards</c>. Amounts in minutes.</summary>
/// <param name="rows">Their titles, and the lines.</param>
internal sealed class MonthFiguresReport(string name, Func<DateOnly, CancellationToken, Task<IReadOnlyList<IReadOnlyList<object?>>>> rows) : IReport
{
    public string Name => name;

    public string Policy => Policies.ManagePeople;

    public AuditAction Action => AuditAction.MonthExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken)
    {
        if (MonthText.Parse(question["mois"]) is not { } month)
        {
            return null;
        }

        var lines = await rows(month, cancellationToken);
        return new ReportPlan($"{name}-{MonthText.Of(month)}", _ => lines.ToAsyncEnumerable()) { Expected = lines.Count };
    }
}

/// <summary>The lines of those reports, headed in the reader's language.</summary>
internal sealed class MonthFigures(MonthReports reports, MonthColumns columns, IStringLocalizer<SchedulesTexts> schedules, IStringLocalizer<ReportsTexts> texts)
{
    public static readonly IReadOnlyList<string> Names = ["services", "semaines", "retards"];

    public IReport Report(string name) => new MonthFiguresReport(name, name switch
    {
        "services" => DepartmentsAsync,
        "semaines" => WeeksAsync,
        _ => LatenessAsync,
    });

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> DepartmentsAsync(DateOnly month, CancellationToken cancellationToken) =>
    [
        [schedules["Department"].Value, texts["People"].Value, .. columns.Words("TotalDue", "TotalWorked", "TotalOvertime", "TotalAbsence")],
        .. (await reports.DepartmentsAsync(month, cancellationToken)).Select(IReadOnlyList<object?> (d) =>
            [d.Department ?? texts["NoDepartment"].Value, d.People, d.Due, d.Worked, d.Overtime, d.Absence]),
    ];

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> WeeksAsync(DateOnly month, CancellationToken cancellationToken) =>
    [
        [texts["WeekFrom"].Value, texts["WeekTo"].Value, .. columns.Words("TotalDue", "TotalWorked")],
        .. (await reports.WeeksAsync(month, cancellationToken)).Select(IReadOnlyList<object?> (w) => [w.From, w.To, w.Due, w.Worked]),
    ];

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> LatenessAsync(DateOnly month, CancellationToken cancellationToken) =>
    [
        [schedules["Day"].Value, texts["Times"].Value, .. columns.Words("TotalLate")],
        .. (await reports.LatenessAsync(month, cancellationToken)).Select(IReadOnlyList<object?> (d) =>
            [schedules[FormattableString.Invariant($"Weekday{d.Weekday}")].Value, d.Times, d.Late]),
    ];
}
