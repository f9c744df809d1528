using System.Diagnostics;

namespace AttendanceAdmin.Punches;

/// <summary>One transaction of the intake, timed; a fault of the database comes back as a value and stands in the log.</summary>
internal sealed partial class IntakeCommit(IPunchWriter writer, PunchMetrics metrics, ILogger<IntakeCommit> logger)
{
    /// <returns>Null when all of it is durable.</returns>
    public async Task<Exception?> TryAsync(IReadOnlyList<RowBatch> batches)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            await writer.WriteAsync(batches, CancellationToken.None);
            metrics.Committed(Stopwatch.GetElapsedTime(began));
            return null;
        }
        catch (Exception fault)
        {
            // Answered as "unavailable", so that the sender keeps what it has.
            Log.NotWritten(logger, fault, batches.Sum(b => b.Rows));
            return fault;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Rows} rows could not be written; their senders were asked to keep them")]
        public static partial void NotWritten(ILogger logger, Exception fault, int rows);
    }
}
