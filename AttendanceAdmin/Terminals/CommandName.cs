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
        ["read_settings"] = CommandKind.ReportInfo,
        ["query_new_punches"] = CommandKind.QueryNewPunches,
        ["query_people"] = CommandKind.QueryPeople,
        ["query_person"] = CommandKind.QueryPerson,
        ["enable_person"] = CommandKind.EnablePerson,
        ["disable_person"] = CommandKind.DisablePerson,
        ["put_credential"] = CommandKind.PutCredential,
        ["remove_credential"] = CommandKind.RemoveCredential,
        ["send_names"] = CommandKind.SendNames,
        ["read_clock"] = CommandKind.ReadClock,
        ["set_settings"] = CommandKind.SetSettings,
        ["open_door"] = CommandKind.OpenDoor,
        ["read_lock"] = CommandKind.ReadLock,
        ["set_lock"] = CommandKind.SetLock,
        ["read_holidays"] = CommandKind.ReadHolidays,
        ["set_holidays"] = CommandKind.SetHolidays,
        ["read_questionnaire"] = CommandKind.ReadQuestionnaire,
        ["set_questionnaire"] = CommandKind.SetQuestionnaire,
        ["disable_terminal"] = CommandKind.DisableTerminal,
        ["disabledevice"] = CommandKind.DisableTerminal,
        ["enable_terminal"] = CommandKind.EnableTerminal,
        ["enabledevice"] = CommandKind.EnableTerminal,
        ["erase_punches"] = CommandKind.ErasePunches,
        ["erase_people"] = CommandKind.ErasePeople,
        ["erase_administrators"] = CommandKind.EraseAdministrators,
        ["erase_everything"] = CommandKind.EraseEverything,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names to offer, without the aliases.</summary>
    public const string Offered =
        "send_everything_again, query_punches, query_new_punches, check, restart, set_clock, read_clock, report_info, set_settings, open_door, read_lock, set_lock, "
        + "read_holidays, set_holidays, read_questionnaire, set_questionnaire, query_people, query_person, enable_person, disable_person, put_credential, "
        + "remove_credential, send_names, disable_terminal, enable_terminal, erase_punches, erase_people, erase_administrators, erase_everything";

    /// <summary><c>send-everything-again</c> is as good as <c>send_everything_again</c>.</summary>
    public static CommandKind? Parse(string? name) =>
        Kinds.TryGetValue((name ?? "").Trim().Replace('-', '_').Replace(' ', '_'), out var kind) ? kind : null;
}
