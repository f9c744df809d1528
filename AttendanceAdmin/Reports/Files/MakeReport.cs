using System.Globalization;
using AttendanceAdmin.Data;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Makes one report's file, in the language of who wants it and on one server, and notes how far it is.</summary>
internal sealed partial class MakeReport(ReportRuns runs, IEnumerable<IReport> reports, WorkLeases leases, ILogger<MakeReport> logger)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMilliseconds(500);

    public Task RunAsync(int id, CancellationToken cancellationToken) => leases.RunAsync($"report-{id}", cancelled => MakeAsync(id, cancelled), cancellationToken);

    private async Task MakeAsync(int id, CancellationToken cancellationToken)
    {
        // Another server may have made it since it was listed.
        if (await runs.FindAsync(id, cancellationToken) is not { IsOpen: true } run)
        {
            return;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(run.Culture);
        try
        {
            var question = new ReportQuestion(ReportAddress.Read(run.Query), run.By);
            if (reports.FirstOrDefault(r => r.Name == run.Report) is not { } report || await report.PlanAsync(question, cancellationToken) is not { } plan)
            {
                await runs.NoteAsync(id, ReportState.Gone, run.Rows, run.Expected, cancellationToken);
                return;
            }

            var rows = await WriteAsync(run, plan, cancellationToken);
            await runs.NoteAsync(id, ReportState.Done, rows, rows, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.NotMade(logger, id, run.Report, fault);
            await runs.NoteAsync(id, ReportState.Failed, run.Rows, run.Expected, cancellationToken);
        }
    }

    private async Task<int> WriteAsync(ReportRun run, ReportPlan plan, CancellationToken cancellationToken)
    {
        var rows = 0;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notes = NoteAsync(run.Id, plan.Expected, () => Volatile.Read(ref rows), ended.Token);
        try
        {
            await runs.WriteAsync(run, file => ReportFile.WriteAsync(plan, run.Format, file, () => Interlocked.Increment(ref rows), cancellationToken));
            return rows;
        }
        finally
        {
            await ended.CancelAsync();
            await notes;
        }
    }

    private async Task NoteAsync(int id, int? expected, Func<int> rows, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await runs.NoteAsync(id, ReportState.Running, rows(), expected, cancellationToken);
                await Task.Delay(NoteEvery, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The file is whole, or the server ends.
        }
        catch (Exception fault)
        {
            // The file is what matters: its page will hear only at the end how far it is.
            Log.NotNoted(logger, id, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Report {Run} ({Report}) could not be made")]
        public static partial void NotMade(ILogger logger, int run, string report, Exception fault);

        [LoggerMessage(LogLevel.Warning, "How far report {Run} is could not be noted")]
        public static partial void NotNoted(ILogger logger, int run, Exception fault);
    }
}
