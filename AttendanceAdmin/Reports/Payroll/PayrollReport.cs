using System.Runtime.CompilerServices;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Schedules.Months.Exports;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary><c>paie?mois=2026-03&amp;modele=silae</c>, with <c>ecart=1</c> only what has changed since payroll was told. Payroll counts as told when the file is whole.</summary>
internal sealed class PayrollReport(PayrollFormats formats, PayrollLines lines, ListChanges pages, ExportMemory memory) : IReport
{
    public string Name => "paie";

    public string Policy => Policies.ManagePeople;

    public AuditAction Action => AuditAction.MonthExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken)
    {
        if (MonthText.Parse(question["mois"]) is not { } month || await formats.FindAsync(question["modele"], cancellationToken) is not { } format)
        {
            return null;
        }

        var differenceOnly = question["ecart"] == "1";
        if (differenceOnly && await memory.LastAsync(month, cancellationToken) is null)
        {
            return null;
        }

        return new ReportPlan($"paie-{MonthText.Of(month)}{(differenceOnly ? "-ecart" : "")}", cancel => RowsAsync(format, month, differenceOnly, question.By, cancel))
        {
            Culture = PayrollLines.Culture(format),
            IsRemembered = true,
        };
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        PayrollFormat format, DateOnly month, bool differenceOnly, string by, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await memory.LastAsync(month, cancellationToken);
        var export = await memory.BeginAsync(month, format.Name, differenceOnly, by, cancellationToken);
        foreach (var header in lines.Header(format))
        {
            yield return header;
        }

        await foreach (var rows in pages.PagesAsync(last?.Id, month, cancellationToken))
        {
            var told = differenceOnly ? await memory.OfAsync(last!.Id, [.. rows.Select(r => r.EmployeeId)], cancellationToken) : new Dictionary<int, ExportedMonth>();
            foreach (var row in rows)
            {
                var person = PayrollPerson.Of(row);
                person = told.GetValueOrDefault(row.EmployeeId) is { } before ? person.Less(before.ReadAmounts()) : person;
                foreach (var line in lines.Of(format, month, person))
                {
                    yield return line;
                }
            }

            await memory.KeepAsync(export, rows, cancellationToken);
        }

        await memory.CompleteAsync(export, cancellationToken);
    }
}
