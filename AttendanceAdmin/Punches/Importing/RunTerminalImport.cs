using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// Has a terminal upload its stored log by a command, and counts what comes by its own wire. The command is done before, or after, the last punch
/// arrives, as the terminal likes; so the end is a command that ended and some quiet after it.
/// </summary>
internal sealed class RunTerminalImport(ImportProgressBook book, AskForLog ask, PunchNews news, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>Who is told to send everything again says "done" at once and begins with its next call.</summary>
    private static readonly TimeSpan QuietAfterReset = TimeSpan.FromSeconds(45);

    /// <returns>What went wrong: a key of <see cref="PunchesTexts"/>; null if nothing did.</returns>
    public async Task<string?> RunAsync(PunchImport import, CancellationToken cancellationToken)
    {
        using var tally = new TerminalTally(news, import, time);
        var command = await ask.RunAsync(import, import.From is null || import.To is null ? CommandKind.SendEverythingAgain : CommandKind.QueryPunches, cancellationToken);
        while (true)
        {
            await Task.Delay(Look, time, cancellationToken);
            await book.NoteAsync(import.Id, tally.Take(), cancellationToken);
            command = await ask.FindAsync(command, cancellationToken);
            switch (command)
            {
                case null or { State: CommandState.Cancelled }:
                    return "ImportCommandCancelled";
                case { State: CommandState.Expired } or { Failure: CommandFailure.Timeout }:
                    return "ImportCommandExpired";
                case { State: CommandState.Failed, Failure: not CommandFailure.NoData, Kind: CommandKind.QueryPunches }:
                    // It does not know how to look for a period: then all of it.
                    command = await ask.RunAsync(import, CommandKind.SendEverythingAgain, cancellationToken);
                    break;
                case { State: CommandState.Failed, Failure: not CommandFailure.NoData }:
                    return "ImportCommandFailed";
                case { State: CommandState.Done or CommandState.Failed } when IsQuiet(command, tally):
                    await book.NoteAsync(import.Id, tally.Take(), cancellationToken);
                    return null;
            }
        }
    }

    private bool IsQuiet(TerminalCommand command, TerminalTally tally)
    {
        var last = command.FinishedAt > tally.LastAt ? command.FinishedAt.Value : tally.LastAt;
        return time.GetUtcNow() - last >= (command.Kind == CommandKind.QueryPunches ? Quiet : QuietAfterReset);
    }
}
