using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>
/// Takes over whom another system knows: created, updated, enabled, disabled; never deleted, and nobody is disabled only for being left out of a list.
/// What would happen can be looked at before. Done twice, the second time changes nothing.
/// </summary>
internal sealed class SyncUsers(FetchUsers fetch, EmployeeRegister register, TakeUsers take, TimeProvider time)
{
    /// <param name="write">False: only says what would happen.</param>
    /// <param name="by">Stands in the history of people.</param>
    public async Task<UserSyncResult> RunAsync(Connection connection, bool write, string by, CancellationToken cancellationToken)
    {
        var (users, trouble) = await fetch.RunAsync(connection, cancellationToken);
        if (users is null)
        {
            return new UserSyncResult([], trouble);
        }

        await using var work = await register.BeginAsync(cancellationToken);
        var notes = await work.Context.Set<ConnectionPerson>().Where(p => p.ConnectionId == connection.Id).ToListAsync(cancellationToken);
        var known = await KnownThere.ReadAsync(work.Context, connection.Id, cancellationToken);
        var taken = await take.RunAsync(work, users, known, cancellationToken);
        if (write)
        {
            await SaveAsync(work, connection, [.. taken.Where(t => !known.ContainsKey(t.Difference.User.ExternalId))], notes, by, cancellationToken);
        }

        return new UserSyncResult([.. taken.Select(t => t.Difference)], Trouble.None);
    }

    private async Task SaveAsync(
        EmployeeRegister.Work work, Connection connection, List<TakenUser> taken, List<ConnectionPerson> notes, string by, CancellationToken cancellationToken)
    {
        var noted = notes.ToDictionary(n => n.EmployeeId);
        await Matricules.GiveAsync(work.Context, work.Tracked, cancellationToken);
        await work.SaveAsync(work.Act(ActKind.Connection, by), cancellationToken, async () =>
        {
            foreach (var (difference, employee) in taken.Where(t => t.Employee is not null))
            {
                if (!noted.TryGetValue(employee!.Id, out var note))
                {
                    noted[employee.Id] = note = work.Context.Add(new ConnectionPerson { ConnectionId = connection.Id, EmployeeId = employee.Id }).Entity;
                }

                note.ExternalId = difference.User.ExternalId;
            }

            await work.Context.SaveChangesAsync(cancellationToken);
            await NoteSyncAsync(work, connection.Id, cancellationToken);
        });
    }

    private async Task NoteSyncAsync(EmployeeRegister.Work work, int connectionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await work.Context.Set<Connection>().Where(c => c.Id == connectionId).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastUserSync, now), cancellationToken);
        await work.Context.Set<ConnectionTerminal>().Where(t => t.ConnectionId == connectionId && t.SyncUsers && t.Active)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUserSync, now), cancellationToken);
    }
}
