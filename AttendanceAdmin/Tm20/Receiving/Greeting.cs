using System.Text.Json.Nodes;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary><c>{"cmd":"reg","sn":"ZX0006827500","devinfo":{…}}</c>: who it is and what it can; repeated every 20 seconds until it is answered.</summary>
internal sealed class Greeting(RecordTerminalFacts facts, TimeProvider time)
{
    public async Task<JsonObject> AnswerAsync(Admitted admitted, DeviceMessage message, CancellationToken cancellationToken)
    {
        if (admitted.Admission == Admission.Refused)
        {
            return Reply.NotRegistered("reg");
        }

        if (admitted.Terminal is not { } terminal)
        {
            return Reply.Ok("reg");
        }

        if (message.Body.Find("devinfo") is { } info)
        {
            await facts.RecordAsync(terminal.Id, DeviceInfo.Facts(info), cancellationToken);
        }

        return Reply.Registered(
            WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone), terminal is { State: TerminalState.Approved, TakesEnrolments: true });
    }

    /// <summary><c>heartbeat</c></summary>
    public JsonObject Alive(Admitted admitted, string command) => admitted.Terminal is { } terminal
        ? Reply.Ok(command, WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone))
        : Reply.Ok(command);
}
