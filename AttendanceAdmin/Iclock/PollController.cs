using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>A terminal asks whether there is something to do, every few seconds: without news on either side nothing is read or written.</summary>
internal sealed class PollController(TerminalCommandQueue queue, CommandLines lines, RecordTerminalFacts facts, StampBook book) : IclockController
{
    /// <summary><c>?SN=…[&amp;INFO=…]</c></summary>
    [Route("/iclock/getrequest")]
    public async Task GetRequest()
    {
        if (Call.Query.Get("INFO") is { Length: > 0 } info)
        {
            await facts.ChangeAsync(
                Call.Terminal.Id, f => f.With(DeviceFacts.OfInfo(info, f.Algorithms)), atOnce: false, HttpContext.RequestAborted);
        }

        if (Call.IsApproved && queue.OpenCount(Call.Terminal.Id) > 0)
        {
            await IclockAnswer.SendAsync(HttpContext, await TakeCommandsAsync(), encoding: DeviceText.CodePage(Call.Terminal.WritesIn));
            Call.Answer = FieldMask.Shown(Call.Answer);
            return;
        }

        await AnswerAsync(IclockAnswer.Ok);
    }

    [Route("/iclock/ping")]
    public Task Ping() => AnswerAsync(IclockAnswer.Ok);

    private async Task<string> TakeCommandsAsync()
    {
        var commands = await lines.TakeAsync(Call.Terminal, HttpContext.RequestAborted);
        if (commands.Any(c => c.Kind == CommandKind.SendEverythingAgain))
        {
            await book.MarkAsync(Call.Terminal.Id, s => s.StartingOver(), HttpContext.RequestAborted);
        }

        return commands.Count == 0 ? IclockAnswer.Ok : CommandLines.Write(commands);
    }
}
