using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>What a wire reports of a command's end.</summary>
internal sealed record CommandResult(long CommandId, int Code, CommandFailure Failure, string? Text);

/// <summary>
/// The commands of every terminal: queued → sent → done or failed, or expired, or cancelled. Which terminals have something
/// waiting is kept in memory, so that a poll with nothing to fetch touches no database.
/// </summary>
internal sealed class TerminalCommandQueue(IDbContextFactory<AttendanceContext> contexts, IOptions<TerminalOptions> options, TimeProvider time)
{
    private static readonly CommandState[] Open = [CommandState.Queued, CommandState.Sent];
    private readonly ConcurrentDictionary<int, int> open = new();

    /// <summary>Raised with the terminal's id after any of its commands changed; the pages and connected wires listen.</summary>
    public event Action<int>? Changed;

    public int OpenCount(int terminalId) => open.GetValueOrDefault(terminalId);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.TerminalCommands.Where(c => Open.Contains(c.State))
            .GroupBy(c => c.TerminalId).Select(g => new { TerminalId = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        counts.ForEach(c => open[c.TerminalId] = c.Count);
    }

    /// <summary>Puts a command at the end of its terminal's queue.</summary>
    /// <param name="from">For <see cref="CommandKind.QueryPunches"/>: wall time of the terminal, with <paramref name="to"/>.</param>
    public async Task<TerminalCommand> EnqueueAsync(
        int terminalId, CommandKind kind, string? by, DateTime? from = null, DateTime? to = null, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var command = new TerminalCommand
        {
            TerminalId = terminalId, Kind = kind, From = from, To = to, CreatedAt = now, CreatedBy = by,
            ExpiresAt = now.AddHours(options.Value.CommandExpiresHours),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.TerminalCommands.Add(command);
        await context.SaveChangesAsync(cancellationToken);
        open.AddOrUpdate(terminalId, 1, static (_, n) => n + 1);
        Changed?.Invoke(terminalId);
        return command;
    }

    /// <summary>
    /// The commands to hand out now, oldest first, marked as sent: queued ones, and sent ones that were not confirmed in time.
    /// A restart comes last, since nothing after it would be heard.
    /// </summary>
    public async Task<IReadOnlyList<TerminalCommand>> TakeAsync(int terminalId, int most, CancellationToken cancellationToken)
    {
        if (OpenCount(terminalId) == 0)
        {
            return [];
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await EndOverdueAsync(context, terminalId, now, cancellationToken);
        var unconfirmed = now.AddSeconds(-options.Value.CommandResendSeconds);
        var due = await context.TerminalCommands
            .Where(c => c.TerminalId == terminalId && (c.State == CommandState.Queued || (c.State == CommandState.Sent && c.SentAt < unconfirmed)))
            .OrderBy(c => c.Kind == CommandKind.Restart).ThenBy(c => c.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (var command in due)
        {
            command.State = CommandState.Sent;
            command.SentAt = now;
            command.Attempts++;
        }

        await context.SaveChangesAsync(cancellationToken);
        await RecountAsync(context, terminalId, cancellationToken);
        return due;
    }

    /// <summary>Settles commands by their ids; ids that are not this terminal's, or settled already, are passed over.</summary>
    public async Task CompleteAsync(int terminalId, IReadOnlyCollection<CommandResult> results, CancellationToken cancellationToken)
    {
        var byId = results.GroupBy(r => r.CommandId).ToDictionary(g => g.Key, g => g.Last());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var commands = await context.TerminalCommands
            .Where(c => c.TerminalId == terminalId && c.State == CommandState.Sent && byId.Keys.Contains(c.Id))
            .ToListAsync(cancellationToken);
        foreach (var command in commands)
        {
            var result = byId[command.Id];
            Settle(command, result.Failure == CommandFailure.None ? CommandState.Done : CommandState.Failed, time.GetUtcNow());
            (command.ResultCode, command.Failure, command.ResultText) = (result.Code, result.Failure, result.Text);
        }

        await context.SaveChangesAsync(cancellationToken);
        await RecountAsync(context, terminalId, cancellationToken);
    }

    /// <summary>Takes a command back that was not confirmed yet.</summary>
    /// <returns>False if it is settled already.</returns>
    public async Task<bool> CancelAsync(int terminalId, long commandId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var changed = await context.TerminalCommands
            .Where(c => c.Id == commandId && c.TerminalId == terminalId && Open.Contains(c.State))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, CommandState.Cancelled).SetProperty(c => c.FinishedAt, now), cancellationToken);
        await RecountAsync(context, terminalId, cancellationToken);
        return changed == 1;
    }

    private async Task EndOverdueAsync(AttendanceContext context, int terminalId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unconfirmed = now.AddSeconds(-options.Value.CommandResendSeconds);
        var overdue = await context.TerminalCommands
            .Where(c => c.TerminalId == terminalId && Open.Contains(c.State)
                && (c.ExpiresAt < now || (c.Attempts >= options.Value.CommandMaxAttempts && c.SentAt < unconfirmed)))
            .ToListAsync(cancellationToken);
        foreach (var command in overdue)
        {
            Settle(command, command.ExpiresAt < now ? CommandState.Expired : CommandState.Failed, now);
            command.Failure = command.State == CommandState.Failed ? CommandFailure.Timeout : CommandFailure.None;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static void Settle(TerminalCommand command, CommandState state, DateTimeOffset at)
    {
        command.State = state;
        command.FinishedAt = at;
    }

    private async Task RecountAsync(AttendanceContext context, int terminalId, CancellationToken cancellationToken)
    {
        open[terminalId] = await context.TerminalCommands.CountAsync(c => c.TerminalId == terminalId && Open.Contains(c.State), cancellationToken);
        Changed?.Invoke(terminalId);
    }
}
