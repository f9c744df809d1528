using System.Runtime.CompilerServices;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Schedules.Months.Exports;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Months;

/// <summary><c>ecarts?mois=2026-03</c>: what has changed since payroll was told, a line for each employee, day and figure; minutes, old and new.</summary>
internal sealed class ChangesReport(ExportMemory memory, ListChanges list, IStringLocalizer<SchedulesTexts> schedules, IStringLocalizer<MonthsTexts> texts) : IReport
{
    public string Name => "ecarts";

    public string Policy => Policies.ManagePeople;

    public AuditAction Action => AuditAction.MonthExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken) =>
        MonthText.Parse(question["mois"]) is { } month && await memory.LastAsync(month, cancellationToken) is { } last
            ? new ReportPlan($"{Name}-{MonthText.Of(month)}", cancel => RowsAsync(last.Id, month, cancel)) : null;

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(int export, DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return
        [
            schedules["ColumnMatriculeTitle"].Value, schedules["LevelEmployee"].Value, schedules["Date"].Value, texts["ChangesWhat"].Value, texts["ChangeOld"].Value, texts["ChangeNew"].Value,
        ];
        await foreach (var change in list.AllAsync(export, month, cancellationToken))
        {
            foreach (var figure in change.Figures)
            {
                yield return [change.Matricule, change.Name, change.Date, schedules["Total" + figure.Name].Value, figure.Old, figure.New];
            }
        }
    }
}
