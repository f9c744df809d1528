using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections;

public sealed record ConnectionRow(Connection Connection, ConnectionSecrets Secrets, ConnectionHealth Health);

/// <summary>The connections by name, each with how it is doing.</summary>
internal sealed class ListConnections(IDbContextFactory<AttendanceContext> contexts, ConnectionVault vault, ReadHealth health)
{
    /// <summary>More than anybody connects.</summary>
    public const int Most = 1000;

    public async Task<IReadOnlyList<ConnectionRow>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await context.Set<Connection>().AsNoTracking().Include(c => c.Terminals).OrderBy(c => c.Name).Take(Most).ToListAsync(cancellationToken);
        var healths = await health.RunAsync(cancellationToken);
        return all.ConvertAll(c => new ConnectionRow(c, vault.Open(c), healths.GetValueOrDefault(c.Id, ConnectionHealth.Fresh)));
    }

    public async Task<ConnectionRow?> FindAsync(int id, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(r => r.Connection.Id == id);
}
