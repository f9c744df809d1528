using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>What is to be said of templates whose commands are due, read one by one: they are few at a time, and opened only for the way.</summary>
internal sealed class TemplateLines(TemplatesToSend templates)
{
    public async Task<HandOut> ComposeAsync(TerminalCommand command, KnownTerminal terminal, CancellationToken cancellationToken) =>
        await templates.FindAsync(command, cancellationToken) switch
        {
            null => new HandOut.Void(command),
            { Fits: false, Hash: var hash } => new HandOut.Refused(command, CommandFailure.OtherAlgorithm, hash),
            { Content: null, Hash: var hash } => new HandOut.Refused(command, CommandFailure.StorageFault, hash),
            { Hash: var hash } template => TemplateWords.Put(command.Pin!, template, terminal.Dialect) is { } words
                ? new HandOut.Ready(command, words, CommandKind.PutTemplate, hash)
                : new HandOut.Refused(command, CommandFailure.Unsupported, hash),
        };
}
