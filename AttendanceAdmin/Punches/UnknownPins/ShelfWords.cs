using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.UnknownPins;

internal static class ShelfWords
{
    /// <summary>At which terminals those punches were made, as far as they name one.</summary>
    public static string Places(ShelfItem item, IStringLocalizer<PunchesTexts> texts) => string.Join(
        ", ", item.Terminals.Select(t => t.DisplayName).Concat(item.TerminalIds.Contains(Punch.NoTerminal) ? [texts["NoTerminal"].Value] : []));
}
