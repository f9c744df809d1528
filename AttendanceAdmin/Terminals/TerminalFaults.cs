using AttendanceAdmin.Site;

namespace AttendanceAdmin.Terminals;

/// <summary>What is wrong with the section <c>Terminals</c>.</summary>
internal static class TerminalFaults
{
    private const int MinutesOfWeek = 7 * 24 * 60;
    private const int SecondsOfDay = 24 * 60 * 60;

    public static IEnumerable<SettingFault> In(IConfiguration configuration) =>
    [
        .. SettingFault.UnlessTruth(configuration, Key(nameof(TerminalOptions.ApproveNew))),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.SilentAfterMinutes)), 1, MinutesOfWeek),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.MaxPending)), 1, 100_000),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.PresenceWriteSeconds)), 1, SecondsOfDay),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.CommandResendSeconds)), 1, SecondsOfDay),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.CommandMaxAttempts)), 1, 100),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.CommandExpiresHours)), 1, 24 * 365),
        .. SettingFault.UnlessWhole(configuration, Key(nameof(TerminalOptions.KeepCommandsDays)), 1, 3650),
    ];

    private static string Key(string name) => $"{TerminalOptions.Section}:{name}";
}
