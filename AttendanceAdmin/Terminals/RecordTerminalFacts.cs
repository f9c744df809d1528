using System.Collections.Concurrent;
using System.Data.Common;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>
/// Takes down what terminals say of themselves. Writes only what changed: model, firmware and the like at once, counts and stamps with the
/// contact times, so that a terminal that counts its punches aloud costs nothing.
/// </summary>
internal sealed partial class RecordTerminalFacts(
    IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, ILogger<RecordTerminalFacts> logger) : IDisposable
{
    private readonly ConcurrentDictionary<int, StatedFacts> said = new();
    private readonly ConcurrentDictionary<int, bool> unwritten = new();

    // One at a time: who needs a fact written must not return while another still has it under way.
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>What is known of a terminal; reads the database the first time only.</summary>
    public async ValueTask<StatedFacts> OfAsync(int terminalId, CancellationToken cancellationToken)
    {
        if (said.TryGetValue(terminalId, out var facts))
        {
            return facts;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Terminals.AsNoTracking().SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        return said.GetOrAdd(terminalId, row is null ? new StatedFacts() : StatedFacts.Of(row));
    }

    /// <param name="news">Null fields leave what was known.</param>
    public ValueTask RecordAsync(int terminalId, StatedFacts news, CancellationToken cancellationToken) =>
        ChangeAsync(terminalId, f => f.With(news), atOnce: false, cancellationToken);

    /// <param name="change">Called again if somebody else changed the facts meanwhile.</param>
    /// <param name="atOnce">Whether the facts must be on disk when this returns, whatever they are.</param>
    public async ValueTask ChangeAsync(int terminalId, Func<StatedFacts, StatedFacts> change, bool atOnce, CancellationToken cancellationToken)
    {
        StatedFacts before, after;
        do
        {
            before = await OfAsync(terminalId, cancellationToken);
            after = change(before);
        }
        while (after != before && !said.TryUpdate(terminalId, after, before));

        if (after != before)
        {
            unwritten[terminalId] = true;
            directory.Describe(terminalId, after);
        }

        if (atOnce || IsUrgent(terminalId, before, after))
        {
            await WriteAsync(cancellationToken);
        }
    }

    /// <summary>Writes down what waits; called at intervals and at the end.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await LockPatience.TurnAsync(writing, cancellationToken);
        try
        {
            if (!unwritten.IsEmpty)
            {
                await WriteAsync([.. unwritten.Keys], cancellationToken);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    private async Task WriteAsync(int[] ids, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var terminals = await context.Terminals.Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken);
            Array.ForEach(ids, id => unwritten.TryRemove(id, out _));
            terminals.ForEach(t => said[t.Id].CopyTo(t));
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (IsOfData(fault))
        {
            await WriteWithoutUnfitAsync(ids, fault, cancellationToken);
        }
        catch
        {
            Array.ForEach(ids, id => unwritten[id] = true);
            throw;
        }
    }

    /// <summary>What one terminal says and no database takes must not keep the others' facts from being written.</summary>
    private async Task WriteWithoutUnfitAsync(int[] ids, DbUpdateException fault, CancellationToken cancellationToken)
    {
        if (ids is [var unfit])
        {
            Log.Unfit(logger, directory.Find(unfit)?.Serial, fault);
            return;
        }

        foreach (var id in ids)
        {
            await WriteAsync([id], cancellationToken);
        }
    }

    /// <summary>SQLSTATE class 22, data exception: it would fail again.</summary>
    private static bool IsOfData(DbUpdateException fault) => fault.InnerException is DbException { SqlState: ['2', '2', ..] };

    /// <summary>Of a terminal that nobody has approved only what was not known at all: it may be anybody, and may say something else each time.</summary>
    private bool IsUrgent(int terminalId, StatedFacts before, StatedFacts after) =>
        directory.Find(terminalId) is { State: TerminalState.Pending } ? after.FillsIn(before) : !after.DiffersOnlyInCounts(before);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What terminal {Serial} says of itself cannot be stored and is known until the next restart only")]
        public static partial void Unfit(ILogger logger, string? serial, Exception fault);
    }
}
