using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace AttendanceAdmin.Punches;

/// <summary>Keeps the raw inbox within its age and size, oldest first, a few rows at a time so that no terminal waits for it.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RawInboxCleanUpJob(
    IDbContextFactory<AttendanceContext> contexts, IOptions<RawInboxOptions> options, TimeProvider time, ILogger<RawInboxCleanUpJob> logger) : IJob
{
    private const int RowsAtOnce = 100;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var removed = await CleanUpAsync(cancellationToken);
        if (removed > 0)
        {
            Log.Removed(logger, removed);
        }
    }

    /// <returns>How many messages were removed.</returns>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromDays(options.Value.MaxAgeDays);
        var removed = 0;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tooMany = await context.RawMessages.SumAsync(m => (long)m.Body.Length, cancellationToken) - ((long)options.Value.MaxMegabytes << 20);
        while (true)
        {
            var candidates = await context.RawMessages.OrderBy(m => m.ReceivedAt).Take(RowsAtOnce)
                .Select(m => new { m.Id, m.ReceivedAt, Bytes = m.Body.Length }).ToListAsync(cancellationToken);
            var ids = new List<long>();
            foreach (var message in candidates.TakeWhile(m => m.ReceivedAt < oldest || tooMany > 0))
            {
                ids.Add(message.Id);
                tooMany -= message.Bytes;
            }

            if (ids.Count == 0)
            {
                return removed;
            }

            removed += await context.RawMessages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
            await Task.Delay(Breath, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Removed {Messages} messages from the raw inbox: too old, or too much in all")]
        public static partial void Removed(ILogger logger, int messages);
    }
}
