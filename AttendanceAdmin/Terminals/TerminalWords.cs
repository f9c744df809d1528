using System.Globalization;
using AttendanceAdmin.Shell;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>A terminal's state in the words of the reader's language.</summary>
internal static class TerminalWords
{
    public static (StatusKind Kind, string Text, string? Icon) State(TerminalRow row, IStringLocalizer texts) => row switch
    {
        { Known.State: TerminalState.Pending } => (StatusKind.Warning, texts["StatePending"], "hourglass_top"),
        { Known.State: TerminalState.Blocked } => (StatusKind.Neutral, texts["StateBlocked"], "block"),
        { Online: true } => (StatusKind.Good, texts["StateOnline"], null),
        _ when row.Alerts.Any(a => a.Kind == TerminalAlertKind.Silent) => (StatusKind.Bad, texts["StateSilent"], null),
        _ => (StatusKind.Unknown, texts["StateOffline"], null),
    };

    /// <summary>One sentence: what is wrong, and what to do.</summary>
    public static string Alert(TerminalAlert alert, DateTimeOffset now, IStringLocalizer texts) => alert switch
    {
        { Kind: TerminalAlertKind.Silent, Since: { } since } => texts["AlertSilent", Span(now - since, texts)],
        { Kind: TerminalAlertKind.Silent } => texts["AlertNeverSeen"],
        { Kind: TerminalAlertKind.LogNearlyFull } => texts["AlertLogNearlyFull", alert.Figure ?? 0],
        { Kind: TerminalAlertKind.ClockDrift, Figure: { } drift } =>
            texts[drift > 0 ? "AlertClockAhead" : "AlertClockBehind", Span(TimeSpan.FromSeconds(Math.Abs((long)drift)), texts)],
        _ => texts["Alert" + alert.Kind],
    };

    /// <summary>"+2 min 10 s": ahead of the true time; a second or two is within what can be measured.</summary>
    public static string Drift(int seconds, IStringLocalizer texts)
    {
        if (Math.Abs((long)seconds) <= 2)
        {
            return texts["DriftNone"];
        }

        var span = Span(TimeSpan.FromSeconds(Math.Abs((long)seconds)), texts);
        return seconds > 0 ? texts["Ahead", span] : texts["Behind", span];
    }

    /// <summary>Makers' names, the same in every language.</summary>
    public static string Protocol(TerminalProtocol protocol) => protocol switch
    {
        TerminalProtocol.Iclock => "iClock (ADMS)",
        TerminalProtocol.Tm20 => "TM20",
        _ => protocol.ToString(),
    };

    public static string Number(int? value) => value is { } number ? number.ToString("N0", CultureInfo.CurrentCulture) : "–";

    private static string Span(TimeSpan span, IStringLocalizer texts) => span switch
    {
        { TotalMinutes: < 1 } => texts["Seconds", span.Seconds],
        { TotalMinutes: < 10 } when span.Seconds > 0 => texts["MinutesSeconds", span.Minutes, span.Seconds],
        { TotalHours: < 1 } => texts["Minutes", span.Minutes],
        { TotalDays: < 2 } => texts["HoursMinutes", (int)span.TotalHours, span.Minutes],
        _ => texts["Days", (int)span.TotalDays],
    };
}
