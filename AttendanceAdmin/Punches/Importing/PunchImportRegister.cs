using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Writes imports down, with who started them, and wakes the job.</summary>
internal sealed class PunchImportRegister(IDbContextFactory<AttendanceContext> contexts, ImportSignal signal, Audit audit, TimeProvider time)
{
    /// <summary>After that long nobody asks any more; the punches stay.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<StartImportOutcome.Started> AddAsync(PunchImport import, CancellationToken cancellationToken)
    {
        (import.By, import.CreatedAt) = (await audit.ActorAsync(), time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var forgotten = import.CreatedAt - Kept;
        await context.Set<PunchImport>().Where(i => i.CreatedAt < forgotten && i.FinishedAt != null).ExecuteDeleteAsync(cancellationToken);
        context.Add(import);
        await context.SaveChangesAsync(cancellationToken);
        signal.Raise();
        await audit.RecordAsync(AuditAction.PunchesImported, import.Name, $"{import.Origin} {import.From:yyyy-MM-dd} – {import.To:yyyy-MM-dd}", cancellationToken);
        return new StartImportOutcome.Started(import.Id);
    }
}
