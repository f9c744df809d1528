using System.Globalization;
using System.Runtime.CompilerServices;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Schedules.Months;

namespace AttendanceAdmin.Reports.Months;

/// <summary><c>totaux?mois=2026-03</c>: a line for each employee.</summary>
internal sealed class MonthTotalsReport(ListMonth list, MonthColumns columns) : IReport
{
    private const int PeopleAtOnce = 200;

    public string Name => "totaux";

    public string Policy => Policies.ManagePeople;

    public AuditAction Action => AuditAction.MonthExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken) =>
        MonthText.Parse(question["mois"]) is not { } month ? null
            : new ReportPlan($"{Name}-{MonthText.Of(month)}", cancel => RowsAsync(month, cancel)) { Expected = await list.CountAsync(month, cancellationToken) };

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; await list.RunAsync(month, null, skip, PeopleAtOnce, cancellationToken) is { Count: > 0 } rows; skip += PeopleAtOnce)
        {
            if (skip == 0)
            {
                yield return columns.TotalsHeader(rows[0]);
            }

            foreach (var row in rows)
            {
                yield return MonthColumns.Totals(row);
            }
        }
    }
}

/// <summary><c>jours?mois=2026-03</c>: a line for each employee and day; <c>&amp;employe=7</c> is one's statement.</summary>
internal sealed class MonthDaysReport(ListMonth list, MonthColumns columns) : IReport
{
    private const int PeopleAtOnce = 200;

    public string Name => "jours";

    public string Policy => Policies.ManagePeople;

    public AuditAction Action => AuditAction.MonthExported;

    public async Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken)
    {
        if (MonthText.Parse(question["mois"]) is not { } month)
        {
            return null;
        }

        if (question["employe"] is not { } given)
        {
            var people = await list.CountAsync(month, cancellationToken);
            return new ReportPlan($"{Name}-{MonthText.Of(month)}", cancel => RowsAsync(month, cancel)) { Expected = people * DateTime.DaysInMonth(month.Year, month.Month) };
        }

        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await list.OfAsync(month, id, cancellationToken) is { } one
            ? new ReportPlan($"releve-{one.Matricule}-{MonthText.Of(month)}", _ => columns.Days(one).Prepend(columns.DaysHeader()).ToAsyncEnumerable()) : null;
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return columns.DaysHeader();
        for (var skip = 0; await list.RunAsync(month, null, skip, PeopleAtOnce, cancellationToken) is { Count: > 0 } rows; skip += PeopleAtOnce)
        {
            foreach (var cells in rows.SelectMany(columns.Days))
            {
                yield return cells;
            }
        }
    }
}
