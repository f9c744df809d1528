using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Says messages one by one, and takes down what the terminal tells with its answers.</summary>
internal sealed class Lines(RecordTerminalFacts facts, TerminalPresence presence, TimeProvider time)
{
    public async Task<Ending> SayAllAsync(Dialogue dialogue, IReadOnlyList<Script.Line> lines, CancellationToken cancellationToken)
    {
        var ending = Ending.Done;
        foreach (var line in lines)
        {
            ending = await SayAsync(dialogue, line, cancellationToken);
            if (!ending.IsDone)
            {
                break;
            }
        }

        return ending;
    }

    public async Task<Ending> SayAsync(Dialogue dialogue, Script.Line line, CancellationToken cancellationToken)
    {
        using var reply = await dialogue.AskAsync(line.Message, cancellationToken);
        if (reply is null)
        {
            return Ending.Unanswered;
        }

        var ending = Ending.Of(reply, line.Reason);
        if (ending.IsDone)
        {
            await NoteAsync(dialogue.Terminal, line.Verb, reply, cancellationToken);
        }

        return line.MayFail ? Ending.Done
            : ending.IsDone && line.Agrees?.Invoke(reply.Body) == false ? ending with { Failure = CommandFailure.NotKept, Answer = RecordText.Answer(reply.Body) }
            : line.Keeps && ending.IsDone ? ending with { Answer = RecordText.Answer(reply.Body) } : ending;
    }

    private async Task NoteAsync(KnownTerminal terminal, string verb, DeviceMessage reply, CancellationToken cancellationToken)
    {
        if (verb == "getdevinfo")
        {
            await facts.RecordAsync(terminal.Id, DeviceInfo.Facts(reply.Body), cancellationToken);
        }
        else if (verb == "gettime" && DeviceTime.TryParse(reply.Body.Text("time"), out var wall))
        {
            presence.Of(terminal.Id).MeasureClock(WallClock.ToInstant(wall, terminal.TimeZone), time.GetUtcNow());
        }
        else if (verb is "cleanlog" or "initsys")
        {
            await facts.RecordAsync(terminal.Id, new StatedFacts { LogCount = 0 }, cancellationToken);
        }
    }
}
