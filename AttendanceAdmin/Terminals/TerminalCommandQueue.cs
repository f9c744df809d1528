using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>What a wire reports of a command's end.</summary>
/// <param name="Answer">To a question, as JSON; see <see cref="TerminalCommand.Answer"/>.</param>
internal sealed record CommandResult(long CommandId, int Code, CommandFailure Failure, string? Text, string? Answer = null);

/// <summary>
/// The commands of every terminal: queued → sent → done or failed, or expired, or cancelled. What waits for whom, and from when on it may
/// be handed out, is kept in memory, so that a poll with nothing to fetch touches no database.
/// </summary>
internal sealed class TerminalCommandQueue(
    IDbContextFactory<AttendanceContext> contexts, TerminalPresence presence, IOptions<TerminalOptions> options, TimeProvider time) : IDisposable
{
    private const int OverdueAtOnce = 500;

    private readonly ConcurrentDictionary<int, CommandOutlook> outlooks = new();

    // One change of a terminal's commands at a time keeps what is in memory equal to what is in the table.
    private readonly ConcurrentDictionary<int, SemaphoreSlim> changing = new();

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
    /// <param name="details">See <see cref="TerminalCommand.Details"/>.</param>
    public Task<TerminalCommand> EnqueueAsync(
        int terminalId, CommandKind kind, string? by, DateTime? from = null, DateTime? to = null, string? details = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var again = CommandLife.IsMeantAgain(kind);
                var same = await CommandRules.Open(context, terminalId)
                    .Where(c => c.Kind == kind && c.From == from && c.To == to && c.Details == details && c.ExpiresAt >= now
                        && (!again || c.State == CommandState.Queued))
                    .OrderBy(c => c.Id)
                    .FirstOrDefaultAsync(cancellationToken);
                return same ?? context.TerminalCommands.Add(new TerminalCommand
                {
                    TerminalId = terminalId, Kind = kind, From = from, To = to, Details = details, CreatedAt = now, CreatedBy = by,
                    ExpiresAt = now + CommandLife.Of(kind, options.Value),
                }).Entity;
            },
            cancellationToken);

    /// <summary>The commands to hand out now, at most so many, as they are; see the other overload.</summary>
    public async Task<IReadOnlyList<TerminalCommand>> TakeAsync(int terminalId, int most, CancellationToken cancellationToken)
    {
        var handed = await TakeAsync(
            terminalId, most, (due, _) => Task.FromResult<IReadOnlyList<HandOut>>(due.Select(c => new HandOut.Ready(c, "")).ToList<HandOut>()), cancellationToken);
        return [.. handed.Select(h => h.Command)];
    }

    /// <summary>
    /// Hands out what is due, oldest first, and marks it as sent: queued commands, and sent ones that were not confirmed in time.
    /// A restart comes when nothing else is left.
    /// </summary>
    /// <param name="compose">Makes words of them; asked for one terminal at a time, so that no command goes out twice.</param>
    public async Task<IReadOnlyList<HandOut.Ready>> TakeAsync(int terminalId, int most, ComposeCommands compose, CancellationToken cancellationToken)
    {
        if (!Outlook(terminalId).IsDue(time.GetUtcNow()))
        {
            return [];
        }

        return await ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                await EndOverdueAsync(context, terminalId, now, cancellationToken);
                var due = await CommandRules.DueAsync(context, terminalId, most, now, Resend, cancellationToken);
                var handed = due.Count == 0 ? [] : await compose(due, cancellationToken);
                foreach (var piece in handed)
                {
                    CommandRules.Apply(piece, now);
                }

                await PersonOutcome.NoteAsync(context, terminalId, [.. handed.Select(h => h.Command)], cancellationToken);
                return handed.OfType<HandOut.Ready>().ToList();
            },
            cancellationToken);
    }

    /// <summary>
    /// Settles commands by their ids; ids that are not this terminal's, or settled already, are passed over. A result that comes after
    /// the server has stopped waiting for it still counts.
    /// </summary>
    /// <returns>What was settled.</returns>
    public async Task<IReadOnlyList<TerminalCommand>> CompleteAsync(int terminalId, IReadOnlyCollection<CommandResult> results, CancellationToken cancellationToken)
    {
        var byId = results.GroupBy(r => r.CommandId).ToDictionary(g => g.Key, g => g.Last());
        var settled = await ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var commands = await context.TerminalCommands
                    .Where(c => c.TerminalId == terminalId && byId.Keys.Contains(c.Id)
                        && (c.State == CommandState.Sent || (c.State == CommandState.Failed && c.Failure == CommandFailure.Timeout)
                            || (c.State == CommandState.Expired && c.SentAt != null)))
                    .ToListAsync(cancellationToken);
                commands.ForEach(c => CommandRules.Settle(c, byId[c.Id], now));
                await PersonOutcome.NoteAsync(context, terminalId, commands, cancellationToken);
                return commands;
            },
            cancellationToken);
        if (settled.Exists(c => c is { Kind: CommandKind.SetClock, State: CommandState.Done }))
        {
            presence.Of(terminalId).ForgetClock();
        }

        return settled;
    }

    /// <summary>
    /// Takes down why a command about a person failed, which some terminals say apart from its confirmation: before it, after it, or although they
    /// had confirmed it.
    /// </summary>
    public Task<bool> ExplainAsync(int terminalId, long commandId, CommandFailure failure, string said, CancellationToken cancellationToken) =>
        ChangeAsync(
            terminalId,
            async (context, now) =>
            {
                var command = await context.TerminalCommands.SingleOrDefaultAsync(
                    c => c.Id == commandId && c.TerminalId == terminalId && c.Pin != null
                        && (c.State == CommandState.Sent || c.State == CommandState.Failed || c.State == CommandState.Done),
                    cancellationToken);
                if (command is not null)
                {
                    CommandRules.End(command, CommandState.Failed, failure, now);
                    command.ResultText = said;
                    await PersonOutcome.NoteAsync(context, terminalId, [command], cancellationToken);
                }

                return command is not null;
            },
            cancellationToken);

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
                    await PersonOutcome.NoteAsync(context, terminalId, [command], cancellationToken);
                }

                return command is not null;
            },
            cancellationToken);

    /// <summary>Ends what nobody fetched or confirmed in time, also of terminals that do not call any more.</summary>
    public async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        foreach (var (terminalId, _) in outlooks.Where(o => o.Value.Open > 0))
        {
            await ChangeAsync(terminalId, (context, now) => EndOverdueAsync(context, terminalId, now, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Takes over what others wrote into the queue; called once their transaction is committed.</summary>
    public async Task RefreshAsync(IEnumerable<int> terminalIds, CancellationToken cancellationToken)
    {
        foreach (var terminalId in terminalIds)
        {
            await ChangeAsync(terminalId, (_, _) => Task.FromResult(0), cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var gate in changing.Values)
        {
            gate.Dispose();
        }
    }

    private TimeSpan Resend => TimeSpan.FromSeconds(options.Value.CommandResendSeconds);

    private CommandOutlook Outlook(int terminalId) => outlooks.GetValueOrDefault(terminalId, CommandOutlook.Empty);

    /// <summary>Some at a time: a terminal that was away for a week may have thousands.</summary>
    private async Task<int> EndOverdueAsync(AttendanceContext context, int terminalId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var ended = 0; ;)
        {
            var overdue = await CommandRules.Overdue(context, terminalId, now, options.Value).OrderBy(c => c.Id).Take(OverdueAtOnce).ToListAsync(cancellationToken);
            overdue.ForEach(c => CommandRules.EndOverdue(c, now));
            await PersonOutcome.NoteAsync(context, terminalId, overdue, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            ended += overdue.Count;
            if (overdue.Count < OverdueAtOnce)
            {
                return ended;
            }
        }
    }

    private async Task<T> ChangeAsync<T>(
        int terminalId, Func<AttendanceContext, DateTimeOffset, Task<T>> change, CancellationToken cancellationToken)
    {
        T result;
        bool changed;
        var gate = changing.GetOrAdd(terminalId, static _ => new SemaphoreSlim(1, 1));
        await LockPatience.TurnAsync(gate, cancellationToken);
        try
        {
            (result, changed) = await TryChangeAsync(terminalId, change, cancellationToken);
        }
        finally
        {
            gate.Release();
        }

        if (changed)
        {
            Changed?.Invoke(terminalId);
        }

        return result;
    }

    /// <summary>Begins again when somebody changed meanwhile what the terminal should know: he does not wait for us, and we see what he did.</summary>
    private async Task<(T Result, bool Changed)> TryChangeAsync<T>(
        int terminalId, Func<AttendanceContext, DateTimeOffset, Task<T>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                var result = await change(context, time.GetUtcNow());
                var written = await context.SaveChangesAsync(cancellationToken);
                var (before, now) = (Outlook(terminalId), await CommandOutlook.ReadAsync(context, terminalId, Resend, cancellationToken));
                outlooks[terminalId] = now;
                return (result, written > 0 || now != before);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Nothing was written: a save is one transaction.
            }
        }
    }
}
