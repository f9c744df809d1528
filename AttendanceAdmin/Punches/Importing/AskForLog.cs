using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Asks a terminal for its stored log on behalf of an import, by a command.</summary>
internal sealed class AskForLog(ImportProgressBook book, TerminalCommandQueue queue, IDbContextFactory<AttendanceContext> contexts)
{
    /// <summary>One that was asked before a restart is not asked again.</summary>
    public async Task<TerminalCommand?> RunAsync(PunchImport import, CommandKind kind, CancellationToken cancellationToken)
    {
        if (import.CommandId is { } asked && await FindAsync(asked, cancellationToken) is { } before && before.Kind == kind)
        {
            return before;
        }

        var (from, to) = kind == CommandKind.QueryPunches
            ? (import.From!.Value.ToDateTime(TimeOnly.MinValue), import.To!.Value.ToDateTime(new TimeOnly(23, 59, 59)))
            : ((DateTime?)null, (DateTime?)null);
        var command = await queue.EnqueueAsync(import.TerminalId!.Value, kind, import.By, from, to, cancellationToken: cancellationToken);
        await book.NoteAsync(import.Id, ImportTally.None, cancellationToken, i => i.CommandId = command.Id);
        return command;
    }

    /// <summary>As it stands now.</summary>
    public Task<TerminalCommand?> FindAsync(TerminalCommand? command, CancellationToken cancellationToken) =>
        command is null ? Task.FromResult<TerminalCommand?>(null) : FindAsync(command.Id, cancellationToken);

    private async Task<TerminalCommand?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TerminalCommands.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
