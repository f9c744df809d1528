using AttendanceAdmin.Data;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Iclock;

/// <summary>Writes into the audit what somebody did at the terminal itself that could hide or change punches. Told again, it is not written again.</summary>
internal sealed class OperationAlerts(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    public async Task RecordAsync(KnownTerminal terminal, IReadOnlyList<OperationLine> operations)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var action = nameof(AuditAction.TerminalEvent);
        var news = operations.Select(o => o.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var told = await context.AuditEntries.Where(a => a.Action == action && a.Subject == terminal.Serial && news.Contains(a.Details!))
            .Select(a => a.Details!).ToListAsync();
        foreach (var details in news.Except(told, StringComparer.Ordinal))
        {
            context.AuditEntries.Add(new AuditEntry
            {
                At = time.GetUtcNow(), Actor = $"terminal:{terminal.Serial}", Action = action, Subject = terminal.Serial, Details = details,
            });
        }

        await context.SaveChangesAsync();
    }
}
