using System.Text.Json.Nodes;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// <c>{"cmd":"sendqrcode","record":"123456"}</c>, and <c>sendpin</c> likewise: the terminal asks whose code that is. It is somebody's if it is
/// the PIN of an active employee who uses the terminal, at the hours of the schedule.
/// </summary>
internal sealed class CodeChecks(PassRules rules, TimeProvider time)
{
    public async Task<JsonObject> AnswerAsync(KnownTerminal terminal, DeviceMessage message, CancellationToken cancellationToken)
    {
        var reply = Reply.Ok(message.Command!);
        var wall = WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone);
        var owner = message.Body.Text("record") is { } code && EmployeePin.TryParse(code, out var pin)
            && await rules.JudgeAsync(terminal.Id, pin.Value, wall, cancellationToken) is { MayPass: true, Person: { } person } ? person : null;
        reply["access"] = owner is null ? 0 : 1;
        if (owner is { Pin: { } known } && long.TryParse(known, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            reply["enrollid"] = number;
        }

        if (owner is not null)
        {
            reply["username"] = owner.Name;
        }

        return reply;
    }
}
