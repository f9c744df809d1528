namespace AttendanceAdmin.Terminals.Forms;

/// <summary>What was typed into a field of several lines.</summary>
internal static class FormLines
{
    /// <summary>Blank ones are none.</summary>
    public static IEnumerable<string> Of(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
