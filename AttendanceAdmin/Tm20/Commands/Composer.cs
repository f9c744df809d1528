using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Takes the next command of a terminal off its queue, and says it in this wire's words.</summary>
internal sealed class Composer(TerminalCommandQueue queue, PeopleToSend people, TimeProvider time)
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

    private async Task<(HandOut Piece, Script? Script)> ComposeAsync(KnownTerminal terminal, TerminalCommand command, CancellationToken cancellationToken)
    {
        if (command.Pin is not { } pin)
        {
            return Words.Of(command, WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone)) is { } words
                ? (new HandOut.Ready(command, ""), words)
                : (new HandOut.Refused(command, CommandFailure.Unsupported), null);
        }

        if (PersonOutcome.ItemOf(command.Kind) != PersonItem.Record)
        {
            return (new HandOut.Refused(command, CommandFailure.Unsupported), null);
        }

        return (await people.ReadAsync(terminal.Id, [pin], cancellationToken)).GetValueOrDefault(pin) switch
        {
            null => (new HandOut.Void(command), null),
            var person when PersonWords.Of(person) is { } words => (new HandOut.Ready(command, "", person.Kind, person.Record?.Hash), words),
            _ => (new HandOut.Refused(command, CommandFailure.BadParameter), null),
        };
    }
}
