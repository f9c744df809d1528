using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>Sends one person, if there is anything new to say of him, and writes down what came of it.</summary>
internal sealed class SendPerson(IDbContextFactory<AttendanceContext> contexts, AttendanceSystemClient client, PhotoFiles files, PersonPatience patience)
{
    /// <returns>What went wrong; null if nothing was due.</returns>
    public async Task<Trouble?> RunAsync(Connection connection, ConnectionPerson person, RemoteWish wish, RemoteNames names, CancellationToken cancellationToken)
    {
        if (person.SentHash == wish.Hash || !patience.IsOver(person))
        {
            return null;
        }

        if (person.ExternalId is null && !await names.LoadAsync(client, connection, cancellationToken))
        {
            return names.Trouble;
        }

        var known = person.ExternalId ?? await NotTakenAsync(connection, names.Find(wish.Name), cancellationToken);
        var exchange = known is null
            ? await client.CreateAsync(connection, () => wish.Form(files.PathOf), wish.Shown, cancellationToken)
            : await client.UpdateAsync(connection, known, () => wish.Form(files.PathOf), wish.Shown, cancellationToken);
        var id = known ?? RemoteEmployee.IdIn(exchange.AnswerBody);
        var trouble = exchange.Worked && id is null ? Trouble.NotUnderstood : exchange.Trouble;
        await WriteAsync(connection, person, wish, id, exchange, trouble);
        // That it no longer knows this one says nothing of its path.
        return trouble == Trouble.WrongPath && known is not null ? Trouble.Refused : trouble;
    }

    /// <summary>Of two people of one name the second is not the first.</summary>
    private async Task<string?> NotTakenAsync(Connection connection, string? id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return id is null || await context.Set<ConnectionPerson>().AnyAsync(p => p.ConnectionId == connection.Id && p.ExternalId == id, cancellationToken) ? null : id;
    }

    private async Task WriteAsync(Connection connection, ConnectionPerson person, RemoteWish wish, string? id, Exchange exchange, Trouble trouble)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<ConnectionPerson>().SingleOrDefaultAsync(p => p.ConnectionId == person.ConnectionId && p.EmployeeId == person.EmployeeId)
            ?? context.Add(new ConnectionPerson { ConnectionId = person.ConnectionId, EmployeeId = person.EmployeeId }).Entity;
        if (trouble == Trouble.None)
        {
            patience.Succeeded(row, id!, wish.Hash);
            await context.Set<Connection>().Where(c => c.Id == connection.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastUserSync, row.SentAt));
        }
        else
        {
            patience.Failed(row, connection, trouble, exchange.Detail ?? Reasons.In(exchange.AnswerBody));
        }

        await context.SaveChangesAsync();
    }
}
