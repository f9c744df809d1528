using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>The rows of those whom a terminal says that it knows; whoever calls has the turn (<see cref="TellTerminals.InTurnAsync"/>).</summary>
internal sealed class SeenPeople(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory directory, TimeProvider time)
{
    /// <returns>Cards of people whom we do not have to tell this terminal of: they were given at the terminal itself.</returns>
    public async Task<List<(int EmployeeId, string Card)>> NoteAsync(int terminalId, SeenPerson[] people, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var pins = people.Select(p => p.Pin).ToList();
            var rows = await context.TerminalPeople
                .Where(r => r.TerminalId == terminalId && r.Item == PersonItem.Record && pins.Contains(r.Pin))
                .ToDictionaryAsync(r => r.Pin, StringComparer.Ordinal, cancellationToken);
            var fresh = new List<(int, string)>();
            // What the terminal says of somebody whom it is just to forget is not said of who has the PIN now.
            foreach (var person in people.Where(p => rows.GetValueOrDefault(p.Pin) is not { FormerId: not null }))
            {
                var row = rows.GetValueOrDefault(person.Pin) ?? context.TerminalPeople.Add(New(terminalId, person.Pin)).Entity;
                var ours = row.State == PersonState.Waiting && row.TriedHash is not null;
                row.EmployeeId ??= directory.FindOwner(terminalId, person.Pin)?.Id;
                (row.SeenAt, row.SeenName, row.SeenFields) = (time.GetUtcNow(), person.Name ?? row.SeenName, person.FieldsAfter(row.SeenFields));
                if (!ours && person.Card is not null && row.EmployeeId is { } owner)
                {
                    fresh.Add((owner, person.Card));
                }
            }

            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return fresh;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The queue has just removed one of them: look again.
            }
        }
    }

    private static TerminalPerson New(int terminalId, string pin) =>
        new() { TerminalId = terminalId, Pin = pin, Item = PersonItem.Record, State = PersonState.Known };
}
