using System.Globalization;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>Makes the lines <c>C:&lt;id&gt;:&lt;command&gt;</c> of a poll's answer: as many as firmware takes at once.</summary>
internal sealed class CommandLines(TerminalCommandQueue queue, PersonLines people, TemplateLines templates, TimeProvider time)
{
    public const int MaxCommands = 50;
    private const int MaxBytes = 60 * 1024;

    /// <returns>What was handed out; empty if there is nothing.</returns>
    public Task<IReadOnlyList<HandOut.Ready>> TakeAsync(KnownTerminal terminal, CancellationToken cancellationToken) =>
        queue.TakeAsync(terminal.Id, MaxCommands, (due, cancel) => ComposeAsync(terminal, due, cancel), cancellationToken);

    public static string Write(IEnumerable<HandOut.Ready> commands) =>
        string.Concat(commands.Select(c => Line(c.Command.Id, c.Words)));

    private static string Line(long id, string words) => $"C:{id.ToString(CultureInfo.InvariantCulture)}:{words}\n";

    private async Task<IReadOnlyList<HandOut>> ComposeAsync(KnownTerminal terminal, IReadOnlyList<TerminalCommand> due, CancellationToken cancellationToken)
    {
        var encoding = DeviceText.CodePage(terminal.WritesIn);
        var persons = await people.ReadAsync(terminal, due, cancellationToken);
        var made = new List<HandOut>();
        var room = MaxBytes;
        foreach (var command in due)
        {
            // What alone is too long for one answer goes alone.
            var first = room == MaxBytes;
            var piece = command.Pin is null ? OfTerminal(command, terminal)
                : command.Kind == CommandKind.PutTemplate ? await templates.ComposeAsync(command, terminal, cancellationToken)
                : await persons.ComposeAsync(command, encoding, first ? int.MaxValue : room, cancellationToken);
            var bytes = piece is HandOut.Ready ready ? encoding.GetByteCount(Line(command.Id, ready.Words)) : 0;
            if (piece is null || (bytes > room && !first))
            {
                break;
            }

            room -= bytes;
            made.Add(piece);
        }

        return made;
    }

    private HandOut OfTerminal(TerminalCommand command, KnownTerminal terminal) =>
        WireCommand.Words(command, terminal, time.GetUtcNow()) is { } words ? new HandOut.Ready(command, words) : new HandOut.Refused(command, CommandFailure.Unsupported);
}
