using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>
/// Gives punches their owner by an assignment, or takes it from them again: a few rows in a transaction and a breath between two, so that the
/// intake goes on meanwhile. What a crash broke off is finished by <see cref="ResumeAsync"/>.
/// </summary>
internal sealed class PinOwnership(IDbContextFactory<AttendanceContext> contexts, ShelfCount count, PunchFeed feed, TimeProvider time) : IDisposable
{
    private const int RowsAtOnce = 1000;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim working = new(1, 1);

    /// <summary>Does what the assignment says, or undoes it where that was asked for.</summary>
    /// <returns>How many punches it has now.</returns>
    public async Task<int> CarryOutAsync(PinAssignment assignment, CancellationToken cancellationToken)
    {
        await working.WaitAsync(cancellationToken);
        try
        {
            await (assignment.UndoneAt is null ? GiveAsync(assignment, cancellationToken) : TakeBackAsync(assignment, cancellationToken));
            return await SettleAsync(assignment, cancellationToken);
        }
        finally
        {
            working.Release();
        }
    }

    /// <summary>Finishes what was begun and is not under way.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (working.CurrentCount == 0)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var unfinished in await context.PinAssignments.AsNoTracking().Where(a => a.DoneAt == null).ToListAsync(cancellationToken))
        {
            await CarryOutAsync(unfinished, cancellationToken);
        }
    }

    public void Dispose() => working.Dispose();

    private async Task GiveAsync(PinAssignment assignment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminals = assignment.TerminalIds.ToArray();
        var first = assignment.From is { } from && from > assignment.FirstDay ? from : assignment.FirstDay;
        foreach (var days in DayChunks.Of(first, assignment.LastDay))
        {
            var waiting = context.Punches.Where(p => days.Contains(p.Day) && p.EmployeeId == null && p.Pin == assignment.Pin && terminals.Contains(p.TerminalId));
            while (await NextAsync(waiting, cancellationToken) is { Count: > 0 } ids)
            {
                await context.Punches.Where(p => ids.Contains(p.Id) && p.EmployeeId == null).ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.EmployeeId, assignment.EmployeeId).SetProperty(p => p.AssignmentId, assignment.Id), cancellationToken);
                await Task.Delay(Breath, time, cancellationToken);
            }
        }
    }

    private async Task TakeBackAsync(PinAssignment assignment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var days in DayChunks.Of(assignment.FirstDay, assignment.LastDay))
        {
            var owned = context.Punches.Where(p => days.Contains(p.Day) && p.AssignmentId == assignment.Id);
            while (await NextAsync(owned, cancellationToken) is { Count: > 0 } ids)
            {
                await context.Punches.Where(p => ids.Contains(p.Id) && p.AssignmentId == assignment.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.EmployeeId, (int?)null).SetProperty(p => p.AssignmentId, (int?)null), cancellationToken);
                await Task.Delay(Breath, time, cancellationToken);
            }
        }
    }

    private static Task<List<long>> NextAsync(IQueryable<Punch> punches, CancellationToken cancellationToken) =>
        punches.OrderBy(p => p.Day).Select(p => p.Id).Take(RowsAtOnce).ToListAsync(cancellationToken);

    /// <summary>Counts what it has, corrects the shelf, and lets whoever shows punches read them again.</summary>
    private async Task<int> SettleAsync(PinAssignment assignment, CancellationToken cancellationToken)
    {
        foreach (var terminal in assignment.TerminalIds)
        {
            await count.CountAgainAsync(terminal, assignment.Pin, assignment.FirstDay, assignment.LastDay, cancellationToken);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var owned = 0;
        foreach (var days in DayChunks.Of(assignment.FirstDay, assignment.LastDay))
        {
            owned += await context.Punches.CountAsync(p => days.Contains(p.Day) && p.AssignmentId == assignment.Id, cancellationToken);
        }

        await FinishAsync(context, assignment, owned, cancellationToken);
        feed.PublishCorrection();
        return owned;
    }

    /// <summary>It is done, and the person's days are others now: both are noted, or neither, so that what a crash broke off is told too.</summary>
    private async Task FinishAsync(AttendanceContext context, PinAssignment assignment, int owned, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.PinAssignments.Where(a => a.Id == assignment.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Punches, owned).SetProperty(a => a.DoneAt, now), cancellationToken);
        context.Add(StaleDays.Around(assignment.EmployeeId, assignment.FirstDay, assignment.LastDay));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
