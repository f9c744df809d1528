using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>Chooses, removes and brings back a photo.</summary>
internal sealed class ChangePhoto(IDbContextFactory<AttendanceContext> contexts, ChosenPhotos chosen, TimeProvider time)
{
    /// <returns>False if the employee has no such photo.</returns>
    public Task<bool> ChooseAsync(int employeeId, int photoId, CancellationToken cancellationToken) =>
        RunAsync(employeeId, photoId, removed: false, async (context, photo) =>
            photo.Rank = await AddPhoto.NextRankAsync(context, employeeId, cancellationToken), cancellationToken);

    public Task<bool> RemoveAsync(int employeeId, int photoId, CancellationToken cancellationToken) =>
        RunAsync(employeeId, photoId, removed: false, (_, photo) => Task.FromResult(photo.RemovedAt = time.GetUtcNow()), cancellationToken);

    /// <summary>Possible for a day after it was removed.</summary>
    public Task<bool> RestoreAsync(int employeeId, int photoId, CancellationToken cancellationToken) =>
        RunAsync(employeeId, photoId, removed: true, (_, photo) => Task.FromResult(photo.RemovedAt = null), cancellationToken);

    private async Task<bool> RunAsync(
        int employeeId, int photoId, bool removed, Func<AttendanceContext, EmployeePhoto, Task> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photo = await context.EmployeePhotos
            .SingleOrDefaultAsync(p => p.Id == photoId && p.EmployeeId == employeeId && p.RemovedAt != null == removed, cancellationToken);
        if (photo is null)
        {
            return false;
        }

        await change(context, photo);
        await chosen.ChangeAsync(context, () => context.SaveChangesAsync(cancellationToken), [employeeId], cancellationToken);
        return true;
    }
}
