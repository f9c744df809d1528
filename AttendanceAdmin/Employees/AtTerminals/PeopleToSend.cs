using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What a wire has to say of a PIN.</summary>
/// <param name="Record">Null: the terminal is to forget the person.</param>
/// <param name="SeenFields">See <see cref="TerminalPerson.SeenFields"/>.</param>
internal sealed record PersonToSend(string Pin, PersonRecord? Record, string? SeenFields)
{
    public CommandKind Kind => Record is null ? CommandKind.RemovePerson : CommandKind.PutPerson;

    /// <summary>Whom the terminal is to forget before it hears of the one whose PIN it is now.</summary>
    public int? FormerId { get; init; }

    /// <summary>What that command says: a removal of who had the PIN before stays one.</summary>
    public PersonToSend For(TerminalCommand command) =>
        command.Kind == CommandKind.RemovePerson && FormerId is not null && command.EmployeeId == FormerId ? this with { Record = null } : this;
}

/// <summary>The photo that a wire has to send of a PIN.</summary>
/// <param name="Photo">Null: the terminal is to forget it.</param>
internal sealed record PhotoToSend(string Pin, EmployeePhoto? Photo)
{
    public string? Hash => Photo?.Hash[..TerminalPerson.HashLength];
}

/// <summary>For the wires: the present state of the people whose commands are handed out, all with the same few questions.</summary>
internal sealed class PeopleToSend(IDbContextFactory<AttendanceContext> contexts)
{
    /// <returns>By PIN; who is missing needs nothing said any more.</returns>
    public async Task<IReadOnlyDictionary<string, PersonToSend>> ReadAsync(int terminalId, IReadOnlyCollection<string> pins, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.TerminalPeople.AsNoTracking()
            .Where(r => r.TerminalId == terminalId && r.Item == PersonItem.Record && pins.Contains(r.Pin))
            .Select(r => new { r.Pin, r.Wanted, r.SeenFields, r.EmployeeId, r.FormerId })
            .ToListAsync(cancellationToken);
        var ids = rows.Where(r => r.Wanted).Select(r => r.EmployeeId).OfType<int>().ToList();
        var records = await context.Employees.AsNoTracking().AsSplitQuery().Where(e => ids.Contains(e.Id) && e.Pin != null)
            .Select(PersonRecord.Of).ToDictionaryAsync(r => r.EmployeeId, cancellationToken);
        return rows.ToDictionary(
            r => r.Pin,
            r => new PersonToSend(r.Pin, r is { Wanted: true, EmployeeId: { } id } ? records.GetValueOrDefault(id) : null, r.SeenFields) { FormerId = r.FormerId },
            StringComparer.Ordinal);
    }

    /// <summary>Everybody who should be known there and is, with the name as it is now.</summary>
    public async Task<IReadOnlyList<(string Pin, string Name)>> KnownAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = from row in context.TerminalPeople
                    where row.TerminalId == terminalId && row.Item == PersonItem.Record && row.Wanted && row.State == PersonState.Known
                    join employee in context.Employees on row.EmployeeId equals employee.Id
                    orderby row.Pin
                    select new { row.Pin, employee.LastName, employee.FirstName };
        return [.. (await known.ToListAsync(cancellationToken)).Select(p => (p.Pin, Employee.NameOf(p.LastName, p.FirstName)))];
    }

    /// <returns>By PIN; whose photo is missing needs nothing said any more.</returns>
    public async Task<IReadOnlyDictionary<string, PhotoToSend>> PhotosAsync(int terminalId, IReadOnlyCollection<string> pins, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.TerminalPeople.AsNoTracking()
            .Where(r => r.TerminalId == terminalId && r.Item == PersonItem.Photo && pins.Contains(r.Pin))
            .Select(r => new { r.Pin, r.Wanted, r.EmployeeId })
            .ToListAsync(cancellationToken);
        var ids = rows.Where(r => r.Wanted).Select(r => r.EmployeeId).OfType<int>().ToList();
        var photos = (await context.EmployeePhotos.AsNoTracking().Where(p => ids.Contains(p.EmployeeId) && p.RemovedAt == null).ToListAsync(cancellationToken))
            .GroupBy(p => p.EmployeeId).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Rank).ThenBy(p => p.Id).Last());
        return rows.ToDictionary(
            r => r.Pin, r => new PhotoToSend(r.Pin, r is { Wanted: true, EmployeeId: { } id } ? photos.GetValueOrDefault(id) : null), StringComparer.Ordinal);
    }
}
