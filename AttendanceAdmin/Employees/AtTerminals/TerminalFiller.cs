using System.Threading.Channels;
using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>
/// Compares what whole terminals should know with what they know, where that is due: a terminal was approved, joined or left a group, or is to
/// be synchronised again.
/// </summary>
internal sealed class TerminalFiller(
    IDbContextFactory<AttendanceContext> contexts, FillTerminal fill, TerminalDirectory terminals, Rounds<TerminalFiller> rounds) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>One at a time: who waits for what is due to be done must not be told so while another is still at it.</summary>
    private readonly SemaphoreSlim filling = new(1, 1);

    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something may be due now.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    /// <summary>Does what is due. What is done is not due any more, unless it was asked for again meanwhile.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await filling.WaitAsync(cancellationToken);
        try
        {
            await FillDueAsync(cancellationToken);
        }
        finally
        {
            filling.Release();
        }
    }

    public override void Dispose()
    {
        filling.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        terminals.Changed += Wake;
        await using var timer = rounds.Time.CreateTimer(_ => Wake(), null, TimeSpan.Zero, Interval);
        try
        {
            await foreach (var _ in woken.Reader.ReadAllAsync(stoppingToken))
            {
                await rounds.TryAsync(() => FillAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due is written down.
        }
        finally
        {
            terminals.Changed -= Wake;
        }
    }

    private void Wake(KnownTerminal changed) => Wake();

    private async Task FillDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context.Terminals.Where(t => t.PeopleDueAt != null && t.State == TerminalState.Approved)
            .Select(t => new { t.Id, t.PeopleDueAt }).ToListAsync(cancellationToken);
        foreach (var terminal in due)
        {
            await fill.RunAsync(terminal.Id, cancellationToken);
            await context.Terminals.Where(t => t.Id == terminal.Id && t.PeopleDueAt == terminal.PeopleDueAt)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.PeopleDueAt, (DateTimeOffset?)null), cancellationToken);
        }
    }
}
