using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>What a piece of an import brought.</summary>
/// <param name="Position">See <see cref="PunchImport.Position"/>.</param>
internal sealed record ImportTally(int Position, int Received, int Added, int Known, int UnknownPin, IReadOnlyList<PunchImportFault> Faults)
{
    public static readonly ImportTally None = new(0, 0, 0, 0, 0, []);
}

/// <summary>Writes down how far an import is, so that a restart goes on there and its figures stay true.</summary>
internal sealed class ImportProgressBook(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    public async Task<PunchImport?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
    }

    /// <summary>Marks it as running, unless it was before.</summary>
    public Task<PunchImport> BeginAsync(int id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (context, import) =>
        {
            if (import.State == PunchImportState.Waiting)
            {
                (import.State, import.StartedAt) = (PunchImportState.Running, time.GetUtcNow());
                import.FirstPunchId = import.MarkPunchId = await NewestAsync(context, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>In one transaction with the lines that were rejected.</summary>
    /// <param name="change">What else changes.</param>
    public Task<PunchImport> NoteAsync(int id, ImportTally tally, CancellationToken cancellationToken, Action<PunchImport>? change = null) => ChangeAsync(
        id,
        async (context, import) =>
        {
            var room = PunchImportFault.MostListed - import.Rejected;
            context.AddRange(tally.Faults.Take(Math.Max(0, room)));
            import.Position = Math.Max(import.Position, tally.Position);
            import.Received += tally.Received;
            import.Added += tally.Added;
            import.Known += tally.Known;
            import.UnknownPin += tally.UnknownPin;
            import.Rejected += tally.Faults.Count;
            import.MarkPunchId = await NewestAsync(context, cancellationToken);
            change?.Invoke(import);
        },
        cancellationToken);

    /// <param name="fault">A key of <see cref="PunchesTexts"/>; null if all went well.</param>
    public Task<PunchImport> EndAsync(int id, string? fault, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (_, import) =>
        {
            (import.State, import.Fault) = (fault is null ? PunchImportState.Done : PunchImportState.Failed, fault);
            (import.FinishedAt, import.StoredFile) = (time.GetUtcNow(), null);
            return Task.CompletedTask;
        },
        cancellationToken);

    private async Task<PunchImport> ChangeAsync(int id, Func<AttendanceContext, PunchImport, Task> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var import = await context.Set<PunchImport>().SingleAsync(i => i.Id == id, cancellationToken);
        await change(context, import);
        await context.SaveChangesAsync(cancellationToken);
        return import;
    }

    private static async Task<long> NewestAsync(AttendanceContext context, CancellationToken cancellationToken) =>
        await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
}
