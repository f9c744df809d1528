using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Identity;

/// <param name="Before">Only entries older than that id: the next page.</param>
/// <param name="After">Only entries newer than that id: the page before.</param>
internal sealed record AuditQuery(string? Action = null, string? Actor = null, long? Before = null, long? After = null);

/// <summary>Newest first; <paramref name="Newer"/> and <paramref name="Older"/> say whether there are more that way.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool Newer, bool Older);

/// <summary>Reads the audit log page by page, by key: no page costs more than another, however long the log is.</summary>
internal sealed class ListAudit(IDbContextFactory<AttendanceContext> contexts)
{
    public const int PageSize = 50;

    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = Matching(context, query);
        if (query.After is { } after)
        {
            var newer = await entries.Where(e => e.Id > after).OrderBy(e => e.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
            return new AuditPage([.. newer.Take(PageSize).Reverse()], newer.Count > PageSize, Older: true);
        }

        var older = await entries.Where(e => query.Before == null || e.Id < query.Before)
            .OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new AuditPage([.. older.Take(PageSize)], query.Before is not null, older.Count > PageSize);
    }

    private static IQueryable<AuditEntry> Matching(AttendanceContext context, AuditQuery query)
    {
        var entries = context.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Action))
        {
            entries = entries.Where(e => e.Action == query.Action);
        }

        if (!string.IsNullOrWhiteSpace(query.Actor))
        {
            var beginning = query.Actor.Trim();
            entries = entries.Where(e => e.Actor.StartsWith(beginning));
        }

        return entries;
    }
}
