using System.Runtime.CompilerServices;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <summary>Reads punches newest first, page by page from a place in the list; never counts and never skips rows.</summary>
internal sealed class PunchList(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, SiteClock site)
{
    private const int ExportPageRows = 1000;

    /// <summary>The wall clock by which days are searched.</summary>
    public DateTime LocalNow => site.LocalNow;

    private DateOnly Today => DateOnly.FromDateTime(site.LocalNow);

    /// <summary>Whether that day's month went to payroll.</summary>
    public async Task<bool> IsClosedAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ClosedMonth.HoldsAsync(context, day, cancellationToken);
    }

    /// <param name="before">Show what is older than this place.</param>
    /// <param name="after">Show what is just newer than this place; wins over <paramref name="before"/>.</param>
    public async Task<PunchPage> PageAsync(PunchSearch search, PunchCursor? before, PunchCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Query(context, search, before, after).Take(size + 1).ToListAsync(cancellationToken);
        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(size);
        }

        if (after is not null)
        {
            rows.Reverse();
        }

        var hasNewer = after is not null ? more : before is not null;
        var hasOlder = after is not null || more;
        return new PunchPage(rows, hasNewer && rows.Count > 0 ? Place(rows[0]) : null, hasOlder && rows.Count > 0 ? Place(rows[^1]) : null);
    }

    /// <summary>All of it, newest first. Each page is a query of its own, so that a slow download holds neither memory nor the database.</summary>
    public async IAsyncEnumerable<PunchRow> AllAsync(PunchSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PunchCursor? place = null;
        do
        {
            var page = await PageAsync(search, place, after: null, ExportPageRows, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            place = page.Older;
        }
        while (place is not null);
    }

    public async Task<Punch?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Punches.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    /// <summary>The one punch of that identity, which must be stored.</summary>
    public async Task<PunchRow> FindAsync(int terminalId, PunchReading reading, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pin = reading.Pin.Value;
        return await context.Punches.AsNoTracking()
            .Where(p => p.LocalTime == reading.LocalTime && p.TerminalId == terminalId && p.Pin == pin
                && p.StatusCode == reading.StatusCode && p.VerifyCode == reading.VerifyCode)
            .Select(PunchRow.Of).SingleAsync(cancellationToken);
    }

    /// <summary>The rows from a place on; those after a newer place come oldest first.</summary>
    internal IQueryable<PunchRow> Query(AttendanceContext context, PunchSearch search, PunchCursor? before, PunchCursor? after)
    {
        var punches = context.Matching(search, employees, Today);
        return (after is { } newer ? Newer(punches, newer) : Older(punches, before)).Select(PunchRow.Of);
    }

    private static PunchCursor Place(PunchRow row) => new(row.LocalTime, row.Id);

    // "time <= t AND (time < t OR id < i)" and not the plainer "time < t OR (…)": only the first gives the index a bound.
    private static IQueryable<Punch> Older(IQueryable<Punch> punches, PunchCursor? before)
    {
        if (before is { LocalTime: var time, Id: var id })
        {
            punches = punches.Where(p => p.LocalTime <= time && (p.LocalTime < time || p.Id < id));
        }

        return punches.OrderByDescending(p => p.LocalTime).ThenByDescending(p => p.Id);
    }

    private static IQueryable<Punch> Newer(IQueryable<Punch> punches, PunchCursor after)
    {
        var (time, id) = after;
        return punches.Where(p => p.LocalTime >= time && (p.LocalTime > time || p.Id > id)).OrderBy(p => p.LocalTime).ThenBy(p => p.Id);
    }
}
