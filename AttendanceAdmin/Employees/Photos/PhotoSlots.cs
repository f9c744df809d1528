using System.Numerics;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>
/// Photos by number, as other systems have them. A photo for a number that is there replaces that one; one for a number that is not comes to stand
/// behind those of lower numbers. Saves nothing: that is the caller's transaction.
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
        var numbers = Settled(order);
        foreach (var (number, photo) in photos.OrderBy(p => p.Key))
        {
            var hash = await files.KeepAsync(photo.Bytes, cancellationToken);
            if (rows.Find(p => p.Hash == hash) is not { } row)
            {
                rows.Add(row = context.EmployeePhotos.Add(add.Row(photo, hash, origin, rank: 0, employee)).Entity);
            }

            Put(row, number, numbers, order);
        }

        foreach (var (place, row) in order.Index())
        {
            row.Rank = order.Count - place;
        }
    }

    /// <summary>The numbers as they are now, for good: a photo that comes or goes moves no other.</summary>
    private static Dictionary<int, EmployeePhoto> Settled(List<EmployeePhoto> order)
    {
        var numbers = PhotoNumbers.Of(order);
        foreach (var photo in order)
        {
            photo.Numbers = numbers.Where(n => n.Value == photo).Aggregate((byte)0, (bits, n) => (byte)(bits | PhotoNumbers.Bit(n.Key)));
        }

        return numbers;
    }

    private void Put(EmployeePhoto row, int number, Dictionary<int, EmployeePhoto> numbers, List<EmployeePhoto> order)
    {
        var before = numbers.GetValueOrDefault(number);
        if (before == row)
        {
            return;
        }

        numbers[number] = row;
        if (!order.Contains(row))
        {
            (row.RemovedAt, row.Numbers) = (null, 0);
            var behind = before is not null ? order.IndexOf(before) : order.FindIndex(p => BitOperations.TrailingZeroCount(p.Numbers) >= number);
            order.Insert(behind < 0 ? order.Count : behind, row);
        }

        row.Numbers |= PhotoNumbers.Bit(number);
        if (before is not null && (before.Numbers &= (byte)~PhotoNumbers.Bit(number)) == 0)
        {
            before.RemovedAt = time.GetUtcNow();
            order.Remove(before);
        }
    }
}
