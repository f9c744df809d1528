using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Data;

/// <summary>Who does a piece of work now. A row with an end: a server that dies gives its place up by saying nothing.</summary>
internal sealed class WorkLease
{
    public required string Name { get; init; }

    public required string Owner { get; set; }

    public required DateTimeOffset Until { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WorkLease>
    {
        public void Configure(EntityTypeBuilder<WorkLease> builder)
        {
            builder.ToTable("work_leases");
            builder.HasKey(l => l.Name);
            builder.Property(l => l.Name).HasMaxLength(64);
            builder.Property(l => l.Owner).HasMaxLength(64);
            builder.Property(l => l.Until).HasColumnName("until_at");
        }
    }
}

/// <summary>Sees to it that of several servers on one database one does a piece of work. A SQLite file has one server, which needs no row.</summary>
internal sealed partial class WorkLeases(
    IDbContextFactory<AttendanceContext> contexts, DatabaseOptions options, TimeProvider time, ILogger<WorkLeases> logger)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);
    private readonly string owner = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Does the work unless another server is at it; it is told to stop if its lease was lost on the way.</summary>
    /// <returns>Whether it was done here.</returns>
    public async Task<bool> RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await work(cancellationToken);
            return true;
        }

        if (!await TakeAsync(name, cancellationToken))
        {
            return false;
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(name, lost, ended.Token);
        try
        {
            await work(lost.Token);
            return true;
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
            await GiveBackAsync(name);
        }
    }

    private async Task RenewAsync(string name, CancellationTokenSource lost, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Length / 3, time, ended);
                if (!await TakeAsync(name, ended))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, or the server ends.
        }
        catch (Exception fault)
        {
            // Without the database nobody can say that the work is still ours.
            Log.NotRenewed(logger, fault, name);
            await lost.CancelAsync();
        }
    }

    private async Task<bool> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (taken, until) = (Stored.Milliseconds(now), Stored.Milliseconds(now + Length));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO work_leases (name, owner, until_at) VALUES ({name}, {owner}, {until})
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_at = excluded.until_at
            WHERE work_leases.owner = excluded.owner OR work_leases.until_at < {taken}
            """,
            cancellationToken) == 1;
    }

    private async Task GiveBackAsync(string name)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await context.Set<WorkLease>().Where(l => l.Name == name && l.Owner == owner).ExecuteDeleteAsync(CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The lease of {Work} could not be renewed; the work is given up here and goes on where it is taken next")]
        public static partial void NotRenewed(ILogger logger, Exception fault, string work);
    }
}
