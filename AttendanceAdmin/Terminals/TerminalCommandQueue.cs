using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>What a wire reports of a command's end.</summary>
internal sealed record CommandResult(long CommandId, int Code, CommandFailure Failure, string? Text);

/// <summary>
/// The commands of every terminal: queued → sent → done or failed, or expired, or cancelled. What waits for whom, and from when on it may
/// be handed out, is kept in memory, so that a poll with nothing to fetch touches no database.
/// </summary>
internal sealed class TerminalCommandQueue(
    IDbContextFactory<AttendanceContext> contexts, TerminalPresence presence, IOptions<TerminalOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<int, CommandOutlook> outlooks = new();

    // Commands are rare: one at a time keeps what is in memory equal to what is in the table.
    private readonly SemaphoreSlim changing = new(1, 1);

    /// <summary>Raised with the terminal's id after any of its commands changed; the pages and connected wires listen.</summary>
    public event Action<int>? Changed;

    public int OpenCount(int terminalId) => Outlook(terminalId).Open;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminals = await CommandRules.Open(context).Select(c => c.TerminalId).Distinct().ToListAsync(cancellationToken);
        foreach (var terminalId in terminals)
        {
            outlooks[terminalId] = await CommandOutlook.ReadAsync(context, terminalId, Resend, cancellationToken);
        }
    }

    /// <summary>Puts a command at the end of its terminal's queue; the same wish that is still open is returned instead of a second one.</summary>
    /// <param name="from">For <see cref="CommandKind.QueryPunches"/>: wall time of the terminal, with <paramref name="to"/>.</param>
    public Task<TerminalCommand> EnqueueAsync(
        int terminalId, CommandKind kind, string? by, DateTime? from = null, DateTime? to = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var same = await CommandRules.Open(context, terminalId)
                    .Where(c => c.Kind == kind && c.From == from && c.To == to && c.ExpiresAt >= now)
                    .OrderBy(c => c.Id)
                    .FirstOrDefaultAsync(cancellationToken);
                return same ?? context.TerminalCommands.Add(new TerminalCommand
                {
                    TerminalId = terminalId, Kind = kind, From = from, To = to, CreatedAt = now, CreatedBy = by,
                    ExpiresAt = now.AddHours(options.Value.CommandExpiresHours),
                }).Entity;
            },
            cancellationToken);

    /// <summary>
    /// The commands to hand out now, oldest first, marked as sent: queued ones, and sent ones that were not confirmed in time.
    /// A restart comes last, since nothing after it would be heard.
    /// </summary>
    public async Task<IReadOnlyList<TerminalCommand>> TakeAsync(int terminalId, int most, CancellationToken cancellationToken)
    {
        if (!Outlook(terminalId).IsDue(time.GetUtcNow()))
        {
            return [];
        }

        return await ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var open = await CommandRules.Open(context, terminalId).ToListAsync(cancellationToken);
                open.ForEach(c => CommandRules.EndIfOverdue(c, now, options.Value));
                var due = open.Where(c => CommandRules.IsDue(c, now, Resend))
                    .OrderBy(c => c.Kind == CommandKind.Restart).ThenBy(c => c.Id).Take(most).ToList();
                due.ForEach(c => CommandRules.HandOut(c, now));
                return due;
            },
            cancellationToken);
    }

    /// <summary>
    /// Settles commands by their ids; ids that are not this terminal's, or settled already, are passed over. A result that comes after
    /// the server has stopped waiting for it still counts.
    /// </summary>
    public async Task CompleteAsync(int terminalId, IReadOnlyCollection<CommandResult> results, CancellationToken cancellationToken)
    {
        var byId = results.GroupBy(r => r.CommandId).ToDictionary(g => g.Key, g => g.Last());
        var settled = await ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var commands = await context.TerminalCommands
                    .Where(c => c.TerminalId == terminalId && byId.Keys.Contains(c.Id)
                        && (c.State == CommandState.Sent || (c.State == CommandState.Failed && c.Failure == CommandFailure.Timeout)))
                    .ToListAsync(cancellationToken);
                commands.ForEach(c => CommandRules.Settle(c, byId[c.Id], now));
                return commands;
            },
            cancellationToken);
        if (settled.Exists(c => c is { Kind: CommandKind.SetClock, State: CommandState.Done }))
        {
            presence.Of(terminalId).ForgetClock();
        }
    }

    /// <summary>Takes a command back that was not confirmed yet.</summary>
    /// <returns>False if it is settled already, or not this terminal's.</returns>
    public Task<bool> CancelAsync(int terminalId, long commandId, CancellationToken cancellationToken) =>
        ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var command = await CommandRules.Open(context, terminalId).SingleOrDefaultAsync(c => c.Id == commandId, cancellationToken);
                if (command is not null)
                {
                    CommandRules.End(command, CommandState.Cancelled, CommandFailure.None, now);
                }

                return command is not null;
            },
            cancellationToken);

    /// <summary>Ends what nobody fetched or confirmed in time, also of terminals that do not call any more.</summary>
    public async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        foreach (var (terminalId, _) in outlooks.Where(o => o.Value.Open > 0))
        {
            await ChangeAsync(
                terminalId,
                async (context, now) =>
                {
                    var open = await CommandRules.Open(context, terminalId).ToListAsync(cancellationToken);
                    open.ForEach(c => CommandRules.EndIfOverdue(c, now, options.Value));
                    return open.Count;
                },
                cancellationToken);
        }
    }

    public void Dispose() => changing.Dispose();

    private TimeSpan Resend => TimeSpan.FromSeconds(options.Value.CommandResendSeconds);

    private CommandOutlook Outlook(int terminalId) => outlooks.GetValueOrDefault(terminalId, CommandOutlook.Empty);

    private async Task<T> ChangeAsync<T>(
        int terminalId, Func<AttendanceContext, DateTimeOffset, Task<T>> change, CancellationToken cancellationToken)
    {
        T result;
        int written;
        await changing.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            result = await change(context, time.GetUtcNow());
            written = await context.SaveChangesAsync(cancellationToken);
            outlooks[terminalId] = await CommandOutlook.ReadAsync(context, terminalId, Resend, cancellationToken);
        }
        finally
        {
            changing.Release();
        }

        if (written > 0)
        {
            Changed?.Invoke(terminalId);
        }

        return result;
    }
}
