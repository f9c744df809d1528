using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Site;

/// <summary>
/// Hears how every job ended, and writes it down: failures and recoveries at once, and what runs often once in an hour, so that a server at rest writes
/// nothing.
/// </summary>
internal sealed partial class JobLog(IDbContextFactory<AttendanceContext> contexts, TimeProvider time, ILogger<JobLog> logger) : IJobListener
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (JobRun Run, DateTimeOffset WrittenAt)> last = new(StringComparer.Ordinal);

    public string Name => nameof(JobLog);

    /// <summary>The last runs since the start, which may be newer than what is written down.</summary>
    public IReadOnlyDictionary<string, JobRun> Last => last.ToDictionary(l => l.Key, l => l.Value.Run, StringComparer.Ordinal);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        var fault = jobException?.InnerException?.InnerException ?? jobException?.InnerException ?? (Exception?)jobException;
        await NoteAsync(context.JobDetail.Key.Name, context.JobRunTime, fault, often: context.NextFireTimeUtc - time.GetUtcNow() < WriteEvery);
    }

    /// <param name="often">Whether the next run comes soon enough that a success may go unwritten for an hour.</param>
    public async Task NoteAsync(string name, TimeSpan took, Exception? fault, bool often = false)
    {
        var now = time.GetUtcNow();
        var known = last.TryGetValue(name, out var before);
        var (since, writtenAt) = known ? before : (await WrittenAsync(name), now);
        var error = fault?.Message.ReplaceLineEndings(" ");
        var run = new JobRun
        {
            Name = name, StartedAt = now - took, TookMilliseconds = (int)took.TotalMilliseconds,
            Error = error?.Length > JobRun.MaxErrorLength ? error[..JobRun.MaxErrorLength] : error,
            LastSuccessAt = fault is null ? now : since?.LastSuccessAt, Failures = fault is null ? 0 : (since?.Failures ?? 0) + 1,
        };
        var write = !often || fault is not null || since?.Error is not null || now - writtenAt >= WriteEvery;
        last[name] = (run, write ? now : writtenAt);
        if (write)
        {
            await WriteAsync(run);
        }
    }

    /// <summary>How it did before this server's first run of it.</summary>
    private async Task<JobRun?> WrittenAsync(string name)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            return await context.Set<JobRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Name == name);
        }
        catch (Exception fault)
        {
            Log.NotWritten(logger, name, fault);
            return null;
        }
    }

    private async Task WriteAsync(JobRun run)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var row = await context.Set<JobRun>().SingleOrDefaultAsync(r => r.Name == run.Name) ?? context.Add(new JobRun { Name = run.Name }).Entity;
            (row.StartedAt, row.TookMilliseconds, row.Error, row.Failures) = (run.StartedAt, run.TookMilliseconds, run.Error, run.Failures);
            row.LastSuccessAt = run.LastSuccessAt ?? row.LastSuccessAt;
            await context.SaveChangesAsync();
        }
        catch (Exception fault)
        {
            // A job must not fail because nobody could write down that it did not.
            Log.NotWritten(logger, run.Name, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "How {Job} ended could not be written down")]
        public static partial void NotWritten(ILogger logger, string job, Exception fault);
    }
}
