using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>
/// Sends a facial Attendance System the people it does not know, or knows otherwise. What is due is a comparison of hashes, so that doing it again sends
/// nothing; a person that is refused waits longer each time and stops nobody else.
/// </summary>
internal sealed class SendPeople(IDbContextFactory<AttendanceContext> contexts, SendPerson send, Lease lease, Projection projection)
{
    private const int AtOnce = 200;

    /// <returns>How many it took.</returns>
    public async Task<int> RunAsync(Connection connection, CancellationToken cancellationToken)
    {
        var settings = AttendanceSystemSettings.Of(connection);
        await projection.BeginAsync(connection.Id, cancellationToken);
        if (!settings.SendEmployees || await lease.TakeAsync(connection, cancellationToken) is not { } renewAt)
        {
            return 0;
        }

        try
        {
            return await SendAllAsync(connection, settings, renewAt, cancellationToken);
        }
        finally
        {
            await lease.GiveBackAsync(connection.Id, CancellationToken.None);
        }
    }

    private async Task<int> SendAllAsync(Connection connection, AttendanceSystemSettings settings, DateTimeOffset renewAt, CancellationToken cancellationToken)
    {
        var (last, sent) = (0, 0);
        var names = new RemoteNames();
        while (await SomeAsync(connection.Id, last, cancellationToken) is { Count: > 0 } some)
        {
            last = some[^1].Employee.Id;
            foreach (var (employee, person, photos) in some)
            {
                if (!lease.Lasts(renewAt))
                {
                    return await lease.TakeAsync(connection, cancellationToken) is { } renewed ? sent + await SendAllAsync(connection, settings, renewed, cancellationToken) : sent;
                }

                var outcome = await send.RunAsync(connection, person, RemoteWish.Of(employee, settings, photos), names, cancellationToken);
                if (outcome is { } trouble && Blame.IsOfSystem(trouble))
                {
                    return sent;
                }

                sent += outcome == Trouble.None ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<List<(Employee Employee, ConnectionPerson Person, List<string> Photos)>> SomeAsync(int connectionId, int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var employees = await context.Employees.AsNoTracking().Where(e => e.Id > after && e.Active && e.MergedIntoId == null).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancellationToken);
        var ids = employees.ConvertAll(e => e.Id);
        var people = await context.Set<ConnectionPerson>().AsNoTracking().Where(p => p.ConnectionId == connectionId && ids.Contains(p.EmployeeId))
            .ToDictionaryAsync(p => p.EmployeeId, cancellationToken);
        var photos = (await context.EmployeePhotos.AsNoTracking().Where(p => ids.Contains(p.EmployeeId) && p.RemovedAt == null)
            .OrderByDescending(p => p.Rank).Select(p => new { p.EmployeeId, p.Hash }).ToListAsync(cancellationToken)).ToLookup(p => p.EmployeeId, p => p.Hash);
        return employees.ConvertAll(e => (
            e, people.GetValueOrDefault(e.Id) ?? new ConnectionPerson { ConnectionId = connectionId, EmployeeId = e.Id }, photos[e.Id].ToList()));
    }
}
