using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>Writes contact times down at intervals and at the end, so that a restart does not call every terminal silent.</summary>
internal sealed class PresenceWriter(
    TerminalPresence presence,
    RecordTerminalFacts facts,
    IDbContextFactory<AttendanceContext> contexts,
    IOptions<TerminalOptions> options,
    Rounds<PresenceWriter> rounds) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PresenceWriteSeconds), rounds.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last write is StopAsync's.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <summary>Contact times are a convenience: where a round fails, the next writes newer ones.</summary>
    private Task WriteAsync(CancellationToken cancellationToken) => rounds.TryAsync(
        async () =>
        {
            await facts.WriteAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var (id, contact) in presence.TakeChanged())
            {
                await context.Terminals.Where(t => t.Id == id).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(t => t.LastSeen, contact.LastSeen)
                        .SetProperty(t => t.LastPunch, contact.LastPunch)
                        .SetProperty(t => t.Address, contact.Address)
                        .SetProperty(t => t.ClockDriftSeconds, contact.ClockDriftSeconds),
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        },
        cancellationToken);
}
