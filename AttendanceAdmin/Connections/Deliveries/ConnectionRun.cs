namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>The one run of a connection in this process. Asked while it runs, it runs once more, for what came in the middle may have been overlooked.</summary>
internal sealed class ConnectionRun(Func<Task> run)
{
    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Task? next;

    /// <summary>When nothing of it is under way.</summary>
    public Task Ended
    {
        get
        {
            lock (gate)
            {
                return next ?? current;
            }
        }
    }

    /// <returns>Ends with a run that began after the call.</returns>
    public Task AskAsync()
    {
        lock (gate)
        {
            // The next one may not have begun yet although the last one has ended; a third beside it would send everything twice.
            if (next is null && current.IsCompleted)
            {
                return current = Task.Run(run);
            }

            return next ??= AfterAsync(current);
        }
    }

    private async Task AfterAsync(Task before)
    {
        // Never at once: the caller holds the gate.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task mine;
        lock (gate)
        {
            next = null;
            mine = current = Task.Run(run);
        }

        await mine;
    }
}
