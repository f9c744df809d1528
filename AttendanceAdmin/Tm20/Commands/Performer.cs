using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Carries a script out, and takes down what the terminal tells with its answers.</summary>
internal sealed class Performer(LogPages logs, PeoplePages people, RecordTerminalFacts facts)
{
    public async Task<Ending> RunAsync(Dialogue dialogue, Script script, CancellationToken cancellationToken)
    {
        switch (script)
        {
            case Script.Logs { Before: { } before } pages when await SayAsync(dialogue, new Script.Line(before), cancellationToken) is { Failure: CommandFailure.None }:
                return await logs.RunAsync(dialogue, pages.First, cancellationToken);
            case Script.Logs pages:
                return pages.Before is null ? await logs.RunAsync(dialogue, pages.First, cancellationToken) : Ending.Unanswered;
            case Script.People:
                return await people.RunAsync(dialogue, cancellationToken);
            case Script.Mute mute:
                return await dialogue.SayAsync(mute.Message, cancellationToken) ? Ending.Done : Ending.Unanswered;
            default:
                return await SayAllAsync(dialogue, (Script.Messages)script, cancellationToken);
        }
    }

    private async Task<Ending> SayAllAsync(Dialogue dialogue, Script.Messages messages, CancellationToken cancellationToken)
    {
        foreach (var line in messages.Lines)
        {
            if (await SayAsync(dialogue, line, cancellationToken) is { Failure: not CommandFailure.None } failed)
            {
                return failed;
            }
        }

        return Ending.Done;
    }

    private async Task<Ending> SayAsync(Dialogue dialogue, Script.Line line, CancellationToken cancellationToken)
    {
        using var reply = await dialogue.AskAsync(line.Message, cancellationToken);
        if (reply is null)
        {
            return Ending.Unanswered;
        }

        var ending = Ending.Of(reply, line.Reason);
        if (ending.Failure == CommandFailure.None && (string?)line.Message["cmd"] == "getdevinfo")
        {
            await facts.RecordAsync(dialogue.Terminal.Id, DeviceInfo.Facts(reply.Body), cancellationToken);
        }

        return line.MayFail ? Ending.Done : ending;
    }
}
