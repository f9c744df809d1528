using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>
/// Photos by number, as other systems have them: number 1 is the chosen one, number 2 the next. A photo for a number that is there replaces
/// that one; one for a number that is not is put behind the others. Saves nothing: that is the caller's transaction.
/// </summary>
internal sealed class PhotoSlots(PhotoFiles files, AddPhoto add, TimeProvider time)
{
    /// <param name="employee">New and not saved yet, or known.</param>
    /// <param name="photos">By number, from 1.</param>
    public async Task FillAsync(
        AttendanceContext context, Employee employee, IReadOnlyDictionary<int, CleanPhoto> photos, PhotoOrigin origin, CancellationToken cancellationToken)
    {
        if (photos.Count == 0)
        {
            return;
        }

        var rows = employee.Id == 0 ? [] : await context.EmployeePhotos.Where(p => p.EmployeeId == employee.Id).ToListAsync(cancellationToken);
        var order = rows.Where(p => p.RemovedAt is null).OrderByDescending(p => p.Rank).ThenByDescending(p => p.Id).ToList();
        foreach (var (number, photo) in photos.OrderBy(p => p.Key))
        {
            var hash = await files.KeepAsync(photo.Bytes, cancellationToken);
            if (order.Exists(p => p.Hash == hash))
            {
                // The same picture twice is one.
                continue;
            }

            var row = rows.Find(p => p.Hash == hash) ?? context.EmployeePhotos.Add(add.Row(photo, hash, origin, rank: 0, employee)).Entity;
            row.RemovedAt = null;
            if (number <= order.Count)
            {
                order[number - 1].RemovedAt = time.GetUtcNow();
                order[number - 1] = row;
            }
            else
            {
                order.Add(row);
            }
        }

        foreach (var (place, row) in order.Index())
        {
            row.Rank = order.Count - place;
        }
    }
}
