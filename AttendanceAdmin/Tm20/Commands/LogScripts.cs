using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Fetches punches, and erases them at the terminal only when it has handed over every one that it says it holds.</summary>
internal sealed class LogScripts(LogPages pages, Lines lines, RecordTerminalFacts facts)
{
    public async Task<Ending> RunAsync(Dialogue dialogue, Script.Logs script, CancellationToken cancellationToken)
    {
        if (script.Before is { } before && await lines.SayAsync(dialogue, new Script.Line(before), cancellationToken) is { IsDone: false } failed)
        {
            return failed;
        }

        var taken = await pages.RunAsync(dialogue, script.First, cancellationToken);
        return script.Then is { } erasure && taken.Ending.IsDone ? await EraseAsync(dialogue, taken, erasure, script.AlsoIfNone, cancellationToken) : taken.Ending;
    }

    /// <summary>An empty list proves nothing: some firmware always answers with one.</summary>
    private async Task<Ending> EraseAsync(
        Dialogue dialogue, LogsTaken taken, System.Text.Json.Nodes.JsonObject erasure, bool alsoIfNone, CancellationToken cancellationToken)
    {
        var held = (await facts.OfAsync(dialogue.Terminal.Id, cancellationToken)).LogCount ?? 0;
        if (!taken.IsWhole || taken.Records < held)
        {
            return taken.Ending with { Failure = CommandFailure.PunchesNotSecured };
        }

        return taken.Records == 0 && !alsoIfNone
            ? taken.Ending
            : await lines.SayAsync(dialogue, new Script.Line(erasure), cancellationToken) is { IsDone: false } refused ? refused : taken.Ending;
    }
}
