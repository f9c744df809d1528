using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>
/// Counts punches that nobody owns, behind the intake and never in its way: punches whose id lies above the last one counted, a piece at a
/// time, each piece with its mark in one transaction. One at a time, also with whoever counts anew.
/// </summary>
internal sealed class ShelfCount(IDbContextFactory<AttendanceContext> contexts) : IDisposable
{
    private const int IdsAtOnce = 4096;

    /// <summary>Punches that are all owned are passed over without a write, so many at most.</summary>
    private const int UnmarkedAtMost = 50_000;

    private readonly SemaphoreSlim counting = new(1, 1);
    private long? passed;

    /// <summary>Counts what came since the last time.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await counting.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await CatchUpAsync(context, cancellationToken);
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>After punches were given an owner, or lost it: counts one PIN at one terminal anew, within days that hold all of its punches.</summary>
    public async Task CountAgainAsync(int terminalId, string pin, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        await counting.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await CatchUpAsync(context, cancellationToken);
            var row = await context.UnknownPins.SingleOrDefaultAsync(u => u.TerminalId == terminalId && u.Pin == pin, cancellationToken);
            if (row is not null)
            {
                (first, last) = (Earlier(first, row.First), Later(last, row.Last));
            }

            var now = await CountAsync(context, terminalId, pin, first, last, passed ?? 0, cancellationToken);
            Put(context, row, now);
            await context.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();

    private async Task CatchUpAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var progress = await context.ShelfProgress.SingleOrDefaultAsync(cancellationToken)
            ?? context.ShelfProgress.Add(new ShelfProgress()).Entity;
        var from = Math.Max(passed ?? 0, progress.LastPunchId);
        var newest = await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
        while (from < newest)
        {
            var to = Math.Min(from + IdsAtOnce, newest);
            var found = await UnknownAsync(context, from, to, cancellationToken);
            if (found.Count > 0 || to - progress.LastPunchId > UnmarkedAtMost)
            {
                await AddAsync(context, found, cancellationToken);
                progress.LastPunchId = to;
                await context.SaveChangesAsync(cancellationToken);
                context.ChangeTracker.Clear();
                context.Attach(progress);
            }

            passed = from = to;
        }

        passed = from;
    }

    private static Task<List<UnknownPin>> UnknownAsync(AttendanceContext context, long from, long to, CancellationToken cancellationToken) =>
        context.Punches.Where(p => p.Id > from && p.Id <= to && p.EmployeeId == null)
            .GroupBy(p => new { p.TerminalId, p.Pin })
            .Select(g => new UnknownPin
            {
                TerminalId = g.Key.TerminalId, Pin = g.Key.Pin, Punches = g.Count(), First = g.Min(p => p.LocalTime), Last = g.Max(p => p.LocalTime),
            })
            .AsNoTracking().ToListAsync(cancellationToken);

    private static async Task AddAsync(AttendanceContext context, List<UnknownPin> found, CancellationToken cancellationToken)
    {
        var pins = found.Select(f => f.Pin).Distinct(StringComparer.Ordinal).ToArray();
        var known = await context.UnknownPins.Where(u => pins.Contains(u.Pin)).ToDictionaryAsync(u => (u.TerminalId, u.Pin), cancellationToken);
        foreach (var more in found)
        {
            if (!known.TryGetValue((more.TerminalId, more.Pin), out var row))
            {
                context.Add(more);
                continue;
            }

            row.Punches += more.Punches;
            row.First = more.First < row.First ? more.First : row.First;
            row.Last = more.Last > row.Last ? more.Last : row.Last;
        }
    }

    private static async Task<UnknownPin> CountAsync(
        AttendanceContext context, int terminalId, string pin, DateOnly first, DateOnly last, long upTo, CancellationToken cancellationToken)
    {
        var sum = new UnknownPin { TerminalId = terminalId, Pin = pin, Punches = 0, First = DateTime.MaxValue, Last = DateTime.MinValue };
        foreach (var days in DayChunks.Of(first, last))
        {
            var part = await context.Punches
                .Where(p => days.Contains(p.Day) && p.EmployeeId == null && p.TerminalId == terminalId && p.Pin == pin && p.Id <= upTo)
                .GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(p => p.LocalTime), Last = g.Max(p => p.LocalTime) })
                .SingleOrDefaultAsync(cancellationToken);
            if (part is not null)
            {
                sum.Punches += part.Count;
                sum.First = part.First < sum.First ? part.First : sum.First;
                sum.Last = part.Last > sum.Last ? part.Last : sum.Last;
            }
        }

        return sum;
    }

    private static void Put(AttendanceContext context, UnknownPin? row, UnknownPin now)
    {
        if (now.Punches == 0)
        {
            if (row is not null)
            {
                context.Remove(row);
            }
        }
        else if (row is null)
        {
            context.Add(now);
        }
        else
        {
            (row.Punches, row.First, row.Last) = (now.Punches, now.First, now.Last);
        }
    }

    private static DateOnly Earlier(DateOnly day, DateTime time) => DateOnly.FromDateTime(time) is var other && other < day ? other : day;

    private static DateOnly Later(DateOnly day, DateTime time) => DateOnly.FromDateTime(time) is var other && other > day ? other : day;
}
