using System.Collections.Frozen;

namespace AttendanceAdmin.Terminals;

/// <summary>How programs name a <see cref="CommandKind"/>; a few names that others use for the same are understood too.</summary>
internal static class CommandName
{
    private static readonly FrozenDictionary<string, CommandKind> Kinds = new Dictionary<string, CommandKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["send_everything_again"] = CommandKind.SendEverythingAgain,
        ["resend"] = CommandKind.SendEverythingAgain,
        ["resend_all"] = CommandKind.SendEverythingAgain,
        ["query_punches"] = CommandKind.QueryPunches,
        ["query"] = CommandKind.QueryPunches,
        ["check"] = CommandKind.Check,
        ["restart"] = CommandKind.Restart,
        ["reboot"] = CommandKind.Restart,
        ["set_clock"] = CommandKind.SetClock,
        ["set_time"] = CommandKind.SetClock,
        ["sync_time"] = CommandKind.SetClock,
        ["report_info"] = CommandKind.ReportInfo,
        ["info"] = CommandKind.ReportInfo,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names to offer, without the aliases.</summary>
    public const string Offered = "send_everything_again, query_punches, check, restart, set_clock, report_info";

    /// <summary><c>send-everything-again</c> is as good as <c>send_everything_again</c>.</summary>
    public static CommandKind? Parse(string? name) =>
        Kinds.TryGetValue((name ?? "").Trim().Replace('-', '_').Replace(' ', '_'), out var kind) ? kind : null;
}
