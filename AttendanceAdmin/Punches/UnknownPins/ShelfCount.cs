using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>
/// Counts punches that nobody owns, behind the intake and never in its way: punches whose id lies above the last one counted, a piece at a
/// time, each piece with its mark in one transaction. One at a time, also with whoever counts anew.
/// </summary>
internal sealed class ShelfCount(IDbContextFactory<AttendanceContext> contexts) : IDisposable
{
    private const int IdsAtOnce = 2048;

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
            var any = await context.Punches.AnyAsync(p => p.Id > from && p.Id <= to && p.EmployeeId == null, cancellationToken);
            if (any || to - progress.LastPunchId > UnmarkedAtMost)
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                await AddAsync(context, from, to, cancellationToken);
                progress.LastPunchId = to;
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            passed = from = to;
        }

        passed = from;
    }

    /// <summary>In one statement, a few milliseconds also where each punch has a PIN of its own: the intake waits for this transaction.</summary>
    private static Task<int> AddAsync(AttendanceContext context, long from, long to, CancellationToken cancellationToken) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO unknown_pins (terminal_id, pin, punches, "first", "last")
        SELECT terminal_id, pin, CAST(COUNT(*) AS INTEGER), MIN(local_time), MAX(local_time) FROM punches
        WHERE id > {from} AND id <= {to} AND employee_id IS NULL GROUP BY terminal_id, pin
        ON CONFLICT (terminal_id, pin) DO UPDATE SET punches = unknown_pins.punches + excluded.punches,
            "first" = CASE WHEN excluded."first" < unknown_pins."first" THEN excluded."first" ELSE unknown_pins."first" END,
            "last" = CASE WHEN excluded."last" > unknown_pins."last" THEN excluded."last" ELSE unknown_pins."last" END
        """, cancellationToken);

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
