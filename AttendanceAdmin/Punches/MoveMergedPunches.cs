using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Punches.External;
using AttendanceAdmin.Punches.UnknownPins;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <summary>
/// Gives the punches of a record that was merged to the one that was kept: a month at a time, so that no terminal waits for it and
/// the index by day is used. What is still to do is a query, so a restart goes on where it stopped.
/// </summary>
internal sealed class MoveMergedPunches(IDbContextFactory<AttendanceContext> contexts, PunchFeed feed, TimeProvider time)
{
    private const int DaysAtOnce = 31;

    /// <returns>How many punches were moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var merge in await context.Set<EmployeeMerge>().Where(m => m.FinishedAt == null).OrderBy(m => m.Id).ToListAsync(cancellationToken))
        {
            moved += await MoveAsync(context, merge, cancellationToken);
        }

        return moved;
    }

    private async Task<int> MoveAsync(AttendanceContext context, EmployeeMerge merge, CancellationToken cancellationToken)
    {
        // An assignment that is still at work would go on giving punches to the other record.
        await context.Set<PinAssignment>().Where(a => a.EmployeeId == merge.MergedId)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.EmployeeId, merge.KeptId), cancellationToken);
        await context.Set<ExternalPerson>().Where(p => p.EmployeeId == merge.MergedId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.EmployeeId, merge.KeptId), cancellationToken);
        var own = context.Punches.Where(p => p.EmployeeId == merge.MergedId);
        var end = DateOnly.MinValue;
        // In the order of the index, so that all steps together read it once.
        while (await own.Where(p => p.Day >= end).OrderBy(p => p.Day).Select(p => (DateOnly?)p.Day).FirstOrDefaultAsync(cancellationToken) is { } first)
        {
            end = first.AddDays(DaysAtOnce);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            merge.MovedPunches += await own.Where(p => p.Day >= first && p.Day < end)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.EmployeeId, merge.KeptId), cancellationToken);
            context.AddRange(StaleDays.Around(merge.KeptId, first, end), StaleDays.Around(merge.MergedId, first, end));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        merge.FinishedAt = time.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
        feed.PublishCorrection();
        return merge.MovedPunches;
    }
}
