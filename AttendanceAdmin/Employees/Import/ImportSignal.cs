namespace AttendanceAdmin.Employees.Import;

/// <summary>Says that an import may wait to be written; which one stands in the database.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => raised.Dispose();
}
