using System.Globalization;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Schedules;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Days;

/// <summary><c>jour?jour=2026-03-02&amp;qui=Late</c>: who is there, late, absent or gone on a day.</summary>
internal sealed class DaySheetReport(DaySheet sheet, IStringLocalizer<SchedulesTexts> schedules) : IReport
{
    public string Name => "jour";

    public string Policy => Policies.Read;

    public AuditAction Action => AuditAction.DayExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken)
    {
        if (SheetQuestion.Day(question["jour"]) is not { } date)
        {
            return null;
        }

        var filter = SheetQuestion.Who(question["qui"]);
        var rows = (await sheet.RunAsync(date, cancellationToken)).Where(r => r.Is(filter)).Select(Cells).ToList();
        var name = string.Create(CultureInfo.InvariantCulture, $"jour-{date:yyyy-MM-dd}-{filter}").ToLowerInvariant();
        return new ReportPlan(name, _ => rows.Prepend(Header()).ToAsyncEnumerable()) { Expected = rows.Count };
    }

    private IReadOnlyList<object?> Header() =>
    [
        .. new[] { "ColumnMatriculeTitle", "LevelEmployee", "Department", "In", "Out", "TotalWorked", "TotalLate", "TotalAbsence", "State" }.Select(k => schedules[k].Value),
    ];

    private IReadOnlyList<object?> Cells(SheetRow row) =>
    [
        row.Matricule, row.Name, row.Department, Clock(row.FirstIn), Clock(row.LastOut), row.Day.Figures.Worked, row.Day.Figures.Late, row.Day.Figures.Absence,
        schedules["State" + row.Day.State].Value,
    ];

    private static TimeOnly? Clock(DateTime? time) => time is { } at ? TimeOnly.FromDateTime(at) : null;
}

/// <summary>What of a day is asked, in addresses.</summary>
internal static class SheetQuestion
{
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.IsPlannable() ? date : null;

    public static SheetFilter Who(string? text) => Enum.TryParse<SheetFilter>(text, out var who) && Enum.IsDefined(who) ? who : SheetFilter.All;
}
