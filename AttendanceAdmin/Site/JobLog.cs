using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Site;

/// <summary>
/// Hears how every job ended, and writes it down: failures and recoveries at once, the rest once in a minute, since some run every few seconds.
/// </summary>
internal sealed partial class JobLog(IDbContextFactory<AttendanceContext> contexts, TimeProvider time, ILogger<JobLog> logger) : IJobListener
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (JobRun Run, DateTimeOffset WrittenAt)> last = new(StringComparer.Ordinal);

    public string Name => nameof(JobLog);

    /// <summary>The last runs since the start, which may be newer than what is written down.</summary>
    public IReadOnlyDictionary<string, JobRun> Last => last.ToDictionary(l => l.Key, l => l.Value.Run, StringComparer.Ordinal);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        var fault = jobException?.InnerException?.InnerException ?? jobException?.InnerException ?? (Exception?)jobException;
        await NoteAsync(context.JobDetail.Key.Name, context.JobRunTime, fault);
    }

    /// <param name="writeEvery">How long a success may go unwritten while nothing else happens; a minute if it is left out.</param>
    public async Task NoteAsync(string name, TimeSpan took, Exception? fault, TimeSpan? writeEvery = null)
    {
        var now = time.GetUtcNow();
        var known = last.TryGetValue(name, out var before);
        var since = known ? before.Run : await WrittenAsync(name);
        var error = fault?.Message.ReplaceLineEndings(" ");
        var run = new JobRun
        {
            Name = name, StartedAt = now - took, TookMilliseconds = (int)took.TotalMilliseconds,
            Error = error?.Length > JobRun.MaxErrorLength ? error[..JobRun.MaxErrorLength] : error,
            LastSuccessAt = fault is null ? now : since?.LastSuccessAt, Failures = fault is null ? 0 : (since?.Failures ?? 0) + 1,
        };
        var write = !known || fault is not null || before.Run!.Error is not null || now - before.WrittenAt >= (writeEvery ?? WriteEvery);
        last[name] = (run, write ? now : before.WrittenAt);
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
