using AttendanceAdmin.Shell;
using AttendanceAdmin.Terminals;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>How it stands with somebody at a terminal, in the words of the reader's language.</summary>
internal static class AtTerminalWords
{
    public static string Standing(AtTerminal standing, IStringLocalizer texts) => texts["AtTerminal" + standing];

    public static string Item(PersonItem item, IStringLocalizer texts) => texts["Item" + item];

    public static string Template(TemplatePlace place, IStringLocalizer texts) =>
        place.Kind is BiometricKind.Finger or BiometricKind.FingerVein ? texts["Biometric" + place.Kind, place.Number] : texts["Biometric" + place.Kind];

    public static StatusKind Kind(AtTerminal standing) => standing switch
    {
        AtTerminal.Known => StatusKind.Good,
        AtTerminal.Waiting => StatusKind.Neutral,
        AtTerminal.Failed => StatusKind.Bad,
        _ => StatusKind.Warning,
    };

    public static string? Icon(AtTerminal standing) => standing == AtTerminal.Waiting ? "hourglass_empty" : null;

    /// <summary>Why it failed, or what became of the command; null if there is nothing to say.</summary>
    public static string? Reason(PersonAtTerminal person, IStringLocalizer terminals) => person switch
    {
        { Command: null } or { Standing: AtTerminal.Known or AtTerminal.TooMuch } => null,
        { Command: { } command } => CommandWords.Result(command, terminals) ?? CommandWords.State(command.State, terminals),
    };
}
