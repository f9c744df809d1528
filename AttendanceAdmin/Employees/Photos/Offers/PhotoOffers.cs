using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary>What a clerk does with the photos that terminals took of somebody.</summary>
internal sealed class PhotoOffers(IDbContextFactory<AttendanceContext> contexts, PhotoChanges changes, TimeProvider time)
{
    /// <summary>Those that nobody has decided on, the latest first.</summary>
    public async Task<IReadOnlyList<OfferedPhoto>> ListAsync(int employeeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(context, employeeId).AsNoTracking().OrderByDescending(o => o.SeenAt).ToListAsync(cancellationToken);
    }

    public async Task<OfferedPhoto?> FindAsync(int employeeId, int offerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(context, employeeId).AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId, cancellationToken);
    }

    /// <summary>The photo becomes the person's chosen one, and goes to the other terminals.</summary>
    /// <returns>False if it is not offered any more.</returns>
    public async Task<bool> AdoptAsync(int employeeId, int offerId, CancellationToken cancellationToken)
    {
        if (await FindAsync(employeeId, offerId, cancellationToken) is not { } offer)
        {
            return false;
        }

        await changes.AttachAsync(employeeId, offer.Hash);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.OfferedPhotos.Where(o => o.EmployeeId == employeeId && o.Hash == offer.Hash).ExecuteDeleteAsync(CancellationToken.None);
        return true;
    }

    /// <inheritdoc cref="AdoptAsync"/>
    public async Task<bool> DismissAsync(int employeeId, int offerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(context, employeeId).Where(o => o.Id == offerId)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.DismissedAt, time.GetUtcNow()), cancellationToken) > 0;
    }

    private static IQueryable<OfferedPhoto> Waiting(AttendanceContext context, int employeeId) =>
        context.OfferedPhotos.Where(o => o.EmployeeId == employeeId && o.DismissedAt == null);
}
