using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Has a terminal forget somebody whom it should not know. Only ever asked for by a person: who was enrolled there may be somebody we do not know yet.</summary>
internal sealed class RemoveFromTerminal(IDbContextFactory<AttendanceContext> contexts, TellTerminals tell)
{
    /// <returns>False if the terminal should know the person, or is not known to.</returns>
    public async Task<bool> RunAsync(int terminalId, string pin, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await tell.ForgetAsync(context, terminalId, pin, cancellationToken);
    }
}
