using AttendanceAdmin.Employees.Photos;

namespace AttendanceAdmin.Employees.Merging;

/// <summary>Says that there may be a merge whose punches wait to be moved; what there is to do stands in the database.</summary>
internal sealed class MergeSignal(ChosenPhotos photos) : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public async Task RaiseAsync(EmployeeMerge merge, CancellationToken cancellationToken)
    {
        raised.Release();
        await photos.RefreshAsync(merge.KeptId, cancellationToken);
        await photos.RefreshAsync(merge.MergedId, cancellationToken);
    }

    public Task WaitAsync(CancellationToken cancellationToken) => raised.WaitAsync(cancellationToken);

    public void Dispose() => raised.Dispose();
}
