using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>The photo by which an employee is shown, and which terminals are given.</summary>
internal sealed class ChosenPhotos(IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, EmployeeDirectory directory, TellTerminals tell)
{
    /// <summary>Raised after the chosen photo of that employee became another one, or none; on the thread that did it.</summary>
    public event Action<int>? Changed;

    public async Task<EmployeePhoto?> FindAsync(int employeeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EmployeePhotos.AsNoTracking().Of(employeeId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <returns>The bytes of the file; null if it is gone, as after a restore of the database alone.</returns>
    public async Task<byte[]?> ReadAsync(EmployeePhoto photo, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(files.PathOf(photo.Hash), cancellationToken);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a change to the photos of some people, has their terminals told in the same transaction, and then everybody who shows them.</summary>
    public async Task ChangeAsync(AttendanceContext context, Func<Task> change, IReadOnlyCollection<int> people, CancellationToken cancellationToken)
    {
        await tell.ChangeAsync(context, change, () => people, cancellationToken: cancellationToken);
        foreach (var employee in people)
        {
            await RefreshAsync(employee, CancellationToken.None);
        }
    }

    /// <summary>Looks again which one is chosen, after something was added, chosen, removed or brought back, and tells everybody.</summary>
    public async Task RefreshAsync(int employeeId, CancellationToken cancellationToken)
    {
        var url = (await FindAsync(employeeId, cancellationToken))?.Url;
        if (directory.KeepPhoto(employeeId, url))
        {
            Changed?.Invoke(employeeId);
        }
    }
}
