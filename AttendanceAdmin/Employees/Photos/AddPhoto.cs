using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos;

internal enum AddedPhoto
{
    Added,

    /// <summary>The same picture was there already; it is now the chosen one.</summary>
    Known,

    NoSuchEmployee,
}

/// <summary>Where a photo comes from.</summary>
/// <param name="By">Who brings it: a user's e-mail, <c>key:hr</c>.</param>
/// <param name="ImportId">The batch it comes with, if any.</param>
internal sealed record PhotoOrigin(string By, Guid? ImportId = null);

/// <summary>Gives an employee one more photo, and makes it the chosen one: who takes a new picture wants to see it.</summary>
internal sealed class AddPhoto(IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, ChosenPhotos chosen, TimeProvider time)
{
    public async Task<(AddedPhoto Outcome, EmployeePhoto? Photo)> RunAsync(
        int employeeId, CleanPhoto photo, PhotoOrigin origin, CancellationToken cancellationToken)
    {
        var hash = await files.KeepAsync(photo.Bytes, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Employees.AnyAsync(e => e.Id == employeeId, cancellationToken))
        {
            return (AddedPhoto.NoSuchEmployee, null);
        }

        if (await FindAsync(context, employeeId, hash, cancellationToken) is { } known)
        {
            if (origin.ImportId is not null && known.RemovedAt is null)
            {
                // A batch that comes again changes nothing, not even which one is chosen.
                return (AddedPhoto.Known, known);
            }

            if (known.RemovedAt is not null)
            {
                known.ImportId = origin.ImportId;
                return (AddedPhoto.Added, await ChooseAsync(context, known, cancellationToken));
            }

            return (AddedPhoto.Known, await ChooseAsync(context, known, cancellationToken));
        }

        var row = Row(photo, hash, origin, await NextRankAsync(context, employeeId, cancellationToken));
        row.EmployeeId = employeeId;
        context.EmployeePhotos.Add(row);
        try
        {
            await chosen.ChangeAsync(context, () => context.SaveChangesAsync(cancellationToken), [employeeId], cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody brought the same picture at the same moment; if that is not it, the fault is a real one.
            context.ChangeTracker.Clear();
            if (await FindAsync(context, employeeId, hash, cancellationToken) is not { } other)
            {
                throw;
            }

            return (AddedPhoto.Known, other);
        }

        return (AddedPhoto.Added, row);
    }

    /// <summary>A row that is not saved yet; whose it is, the caller says.</summary>
    public EmployeePhoto Row(CleanPhoto photo, string hash, PhotoOrigin origin, int rank, Employee? employee = null) => new()
    {
        Employee = employee!,
        Hash = hash,
        Format = photo.Format,
        Width = photo.Width,
        Height = photo.Height,
        Orientation = photo.Orientation,
        Size = photo.Bytes.Length,
        Rank = rank,
        AddedAt = time.GetUtcNow(),
        AddedBy = origin.By,
        ImportId = origin.ImportId,
    };

    public static async Task<int> NextRankAsync(AttendanceContext context, int employeeId, CancellationToken cancellationToken) =>
        1 + (await context.EmployeePhotos.Where(p => p.EmployeeId == employeeId).MaxAsync(p => (int?)p.Rank, cancellationToken) ?? 0);

    private static Task<EmployeePhoto?> FindAsync(AttendanceContext context, int employeeId, string hash, CancellationToken cancellationToken) =>
        context.EmployeePhotos.SingleOrDefaultAsync(p => p.EmployeeId == employeeId && p.Hash == hash, cancellationToken);

    private async Task<EmployeePhoto> ChooseAsync(AttendanceContext context, EmployeePhoto photo, CancellationToken cancellationToken)
    {
        photo.RemovedAt = null;
        photo.Rank = await NextRankAsync(context, photo.EmployeeId, cancellationToken);
        await chosen.ChangeAsync(context, () => context.SaveChangesAsync(cancellationToken), [photo.EmployeeId], cancellationToken);
        return photo;
    }
}
