using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>Knows which connections there are and when each is to be looked at next, and runs them.</summary>
internal sealed class DeliveryDesk(IDbContextFactory<AttendanceContext> contexts, DeliveryTools tools, DatabaseOptions database, TimeProvider time)
{
    /// <summary>As often without any sign: another node may have stored punches.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(1);

    /// <summary>Until a new connection is noticed that nobody announced.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, DateTimeOffset> looks = new();
    private DateTimeOffset readAgain;
    private volatile bool corrected = true;
    private volatile bool peopleChanged;

    /// <summary>A file has one server: what another held before it is given up.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        database.Provider == DatabaseProvider.Sqlite ? tools.Lease.ForgetOthersAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Punches got owners, or count again: what waited for that is looked for.</summary>
    public void Correct() => corrected = true;

    /// <summary>People changed: systems that are given them are looked at.</summary>
    public void PeopleChanged() => peopleChanged = true;

    public void Postpone(int connectionId) => looks[connectionId] = time.GetUtcNow() + AtLeast;

    /// <returns>The connections to run now.</returns>
    /// <param name="all">Punches came in: all of them.</param>
    public async Task<IReadOnlyList<int>> DueAsync(bool all, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!all && !corrected && !peopleChanged && readAgain > now && readAgain - now <= Reading && !looks.Values.Any(l => l <= now))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var active = await context.Set<Connection>().AsNoTracking().Where(c => c.Active).ToListAsync(cancellationToken);
        readAgain = now + Reading;
        if (corrected)
        {
            corrected = false;
            await ReleaseAsync(active, cancellationToken);
            all = true;
        }

        foreach (var gone in looks.Keys.Except(active.Select(c => c.Id)))
        {
            looks.TryRemove(gone, out _);
        }

        var people = peopleChanged;
        peopleChanged = false;
        return [.. active.Where(c => looks.GetValueOrDefault(c.Id) <= now || (tools.IsGivenNone(c) ? people : all)).Select(c => c.Id)];
    }

    public async Task RunAsync(int connectionId, CancellationToken stopping)
    {
        var connection = await FindAsync(connectionId, stopping);
        looks[connectionId] = time.GetUtcNow() + AtLeast;
        if (connection is not { Active: true })
        {
            return;
        }

        if (tools.IsGivenNone(connection))
        {
            looks[connectionId] = time.GetUtcNow() + TimeSpan.FromMinutes(connection.IntervalMinutes);
            await tools.People.RunAsync(connection, stopping);
            return;
        }

        await tools.Run.RunAsync(connection, stopping);
        looks[connectionId] = await tools.NextAsync(connectionId, time.GetUtcNow() + AtLeast, stopping);
    }

    private async Task<Connection?> FindAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Connection>().AsNoTracking().Include(c => c.Terminals).SingleOrDefaultAsync(c => c.Id == connectionId, cancellationToken);
    }

    private async Task ReleaseAsync(List<Connection> active, CancellationToken cancellationToken)
    {
        foreach (var connection in active.Where(c => !tools.IsGivenNone(c)))
        {
            await tools.Projection.ReleaseAsync(connection, cancellationToken);
        }
    }
}
