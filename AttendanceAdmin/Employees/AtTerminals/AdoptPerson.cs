using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Makes an employee of somebody who was enrolled at a terminal: the name as the terminal has it, the PIN, and what it says of the rest later.</summary>
internal sealed class AdoptPerson(IDbContextFactory<AttendanceContext> contexts, SaveEmployee save, TerminalDirectory terminals)
{
    /// <returns>Null if the terminal holds nobody of that PIN whom we do not know.</returns>
    public async Task<SaveEmployeeOutcome?> RunAsync(int terminalId, string pin, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await context.TerminalPeople.AsNoTracking().SingleOrDefaultAsync(
            p => p.TerminalId == terminalId && p.Pin == pin && p.Item == PersonItem.Record && p.EmployeeId == null, cancellationToken);
        if (seen is null)
        {
            return null;
        }

        // "NOM Prénom", as French HR writes it; which word is which is for HR to correct.
        var name = (seen.SeenName ?? $"{terminals.Find(terminalId)?.DisplayName} {pin}").Trim().Split(' ', 2);
        var input = new EmployeeInput { LastName = name[0], FirstName = name.Length > 1 ? name[1] : null, Pin = pin };
        return await save.RunAsync(input, cancellationToken, ActKind.Terminal);
    }
}
