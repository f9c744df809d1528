using System.Globalization;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Writes down that a report is wanted; the worker makes it, whoever looks on.</summary>
internal sealed class StartReport(FindReport find, ReportRuns runs, Audit audit)
{
    /// <param name="query">As in the report's address.</param>
    /// <returns>Its number; null if there is no such report or the question makes no sense.</returns>
    public async Task<int?> RunAsync(string report, string format, string query, CancellationToken cancellationToken)
    {
        var by = await audit.ActorAsync();
        if (find.Named(report) is not { } found || await found.PlanAsync(new ReportQuestion(ReportAddress.Read(query), by), cancellationToken) is not { } plan)
        {
            return null;
        }

        var id = await runs.AddAsync(
            new ReportRun
            {
                Report = report, Query = query, Format = format, FileName = plan.FileName, Culture = CultureInfo.CurrentUICulture.Name, By = by,
                Expected = plan.Expected,
            },
            cancellationToken);
        await audit.RecordAsync(found.Action, plan.FileName, $"{format} {query}", cancellationToken);
        return id;
    }
}

/// <summary>Says that a report may wait; which one stands in the database.</summary>
internal sealed class ReportSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => raised.Dispose();
}
