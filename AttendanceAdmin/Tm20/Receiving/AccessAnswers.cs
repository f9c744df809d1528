using System.Text.Json.Nodes;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// <c>"access":1,"message":"BENALI Karim"</c> in the answer to sendlog: whether the door opens, and what stands on the screen, where the terminal is set to
/// ask the server first. Only for somebody who stands there now; a backlog has passed already.
/// </summary>
internal sealed class AccessAnswers(PassRules rules, IStringLocalizer<TerminalsTexts> texts, TimeProvider time)
{
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(2);

    public async Task AddAsync(JsonObject reply, KnownTerminal terminal, IReadOnlyList<PunchReading> punches, int records, CancellationToken cancellationToken)
    {
        if (terminal.DecidesAccess && records == 1 && punches is [var only] && IsNow(only, terminal))
        {
            var verdict = await rules.JudgeAsync(terminal.Id, only.Pin.Value, only.LocalTime, cancellationToken);
            reply["access"] = verdict.MayPass ? 1 : 0;
            reply["message"] = verdict.MayPass ? verdict.Person!.Name : texts[verdict.Refusal == PassRefusal.OutsideHours ? "PassOutsideHours" : "PassRefused"].Value;
        }
    }

    private bool IsNow(PunchReading punch, KnownTerminal terminal) =>
        (time.GetUtcNow() - WallClock.ToInstant(punch.LocalTime, terminal.TimeZone)).Duration() <= Now;
}
