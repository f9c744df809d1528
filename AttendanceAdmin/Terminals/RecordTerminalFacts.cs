using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>
/// Takes down what terminals say of themselves. Writes only what changed: model, firmware and the like at once, counts and stamps with the
/// contact times, so that a terminal that counts its punches aloud costs nothing.
/// </summary>
internal sealed class RecordTerminalFacts(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory)
{
    private readonly ConcurrentDictionary<int, StatedFacts> said = new();
    private readonly ConcurrentDictionary<int, bool> unwritten = new();

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
    public async ValueTask RecordAsync(int terminalId, StatedFacts news, CancellationToken cancellationToken)
    {
        var before = await OfAsync(terminalId, cancellationToken);
        var after = before.With(news);
        if (after == before)
        {
            return;
        }

        said[terminalId] = after;
        unwritten[terminalId] = true;
        directory.Describe(terminalId, after);
        if (!after.DiffersOnlyInCounts(before))
        {
            await WriteAsync(cancellationToken);
        }
    }

    /// <summary>Writes down what waits; called at intervals and at the end.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (unwritten.IsEmpty)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = unwritten.Keys.ToArray();
        foreach (var terminal in await context.Terminals.Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken))
        {
            unwritten.TryRemove(terminal.Id, out _);
            said[terminal.Id].CopyTo(terminal);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            Array.ForEach(ids, id => unwritten[id] = true);
            throw;
        }
    }
}
