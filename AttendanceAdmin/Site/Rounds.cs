namespace AttendanceAdmin.Site;

/// <summary>
/// What a background service does again and again for as long as the server runs: a round that fails is logged, stands on the page of jobs until one
/// succeeds, and is followed by the next.
/// </summary>
internal sealed partial class Rounds<TService>(JobLog jobs, TimeProvider time, ILogger<TService> logger)
{
    private static readonly string Name = typeof(TService).Name;

    /// <summary>For the waits between rounds.</summary>
    public TimeProvider Time => time;

    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> TryAsync(Func<Task> round, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        Exception? failure = null;
        try
        {
            await round();
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            failure = fault;
            Log.Failed(logger, Name, fault);
        }

        await jobs.NoteAsync(Name, time.GetElapsedTime(began), failure, often: true);
        return failure is null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Service}: a round failed; it is tried again")]
        public static partial void Failed(ILogger logger, string service, Exception fault);
    }
}
