using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections;

/// <summary>Whom another system's ids mean here.</summary>
internal static class KnownThere
{
    /// <returns>Employees by external id. Of two records that were merged the other system still has both; both mean the one that was kept.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> ReadAsync(AttendanceContext context, int connectionId, CancellationToken cancellationToken)
    {
        var known = await context.Set<ConnectionPerson>().AsNoTracking().Where(p => p.ConnectionId == connectionId && p.ExternalId != null)
            .Join(context.Employees, p => p.EmployeeId, e => e.Id, (p, e) => new { p.ExternalId, EmployeeId = e.MergedIntoId ?? e.Id })
            .ToListAsync(cancellationToken);
        return known.GroupBy(p => p.ExternalId!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().EmployeeId, StringComparer.Ordinal);
    }
}
