using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>A command in the words of the reader's language.</summary>
internal static class CommandWords
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Kind(CommandKind kind, IStringLocalizer texts) => texts["Command" + kind];

    public static string State(CommandState state, IStringLocalizer texts) => texts["CommandState" + state];

    /// <summary>Why it failed and what the terminal said beyond its code; null if there is nothing to say.</summary>
    public static string? Result(TerminalCommand command, IStringLocalizer texts)
    {
        var why = command.Failure == CommandFailure.None ? null : texts["CommandFailure" + command.Failure].Value;
        return (why, command.ResultText) switch
        {
            (null, null or "") => null,
            (null, { } said) => said,
            ({ } reason, null or "") => reason,
            ({ } reason, { } said) => $"{reason} ({said})",
        };
    }

    /// <summary>With a line for each member.</summary>
    public static string Answer(string json) => JsonNode.Parse(json)?.ToJsonString(Readable) ?? "";
}
