using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Takes the next command of a terminal off its queue, and says it in this wire's words.</summary>
internal sealed class Composer(TerminalCommandQueue queue, PeopleScripts people, CommandPaper paper, TimeProvider time)
{
    /// <returns>Null if there is nothing to do now.</returns>
    public async Task<(TerminalCommand Command, Script Script)?> TakeAsync(KnownTerminal terminal, CancellationToken cancellationToken)
    {
        Script? script = null;
        var handed = await queue.TakeAsync(
            terminal.Id,
            most: 1,
            async (due, cancel) =>
            {
                var (piece, said) = await ComposeAsync(terminal, due[0], cancel);
                script = said;
                return [piece];
            },
            cancellationToken);
        return handed is [var ready, ..] && script is not null ? (ready.Command, script) : null;
    }

    private async Task<Composed> ComposeAsync(KnownTerminal terminal, TerminalCommand command, CancellationToken cancellationToken)
    {
        if (command.Pin is { } pin)
        {
            return await people.ComposeAsync(command, pin, cancellationToken);
        }

        var details = paper.Open(command);
        return command.Kind switch
        {
            CommandKind.SendNames => await people.NamesAsync(command, cancellationToken),
            CommandKind.PutCredential => await people.CredentialAsync(command, details, cancellationToken),
            CommandKind.SendSchedules => details.Plan is { } plan && ScheduleWords.Of(plan, terminal) is { } weeks
                ? Composed.Of(command, weeks) : Composed.Not(command, CommandFailure.BadParameter),
            _ => Composed.Of(command, Words.Of(command, details, WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone))),
        };
    }
}
