using System.Text.Json;

namespace AttendanceAdmin.Shell;

/// <summary>A value in a JSON body that cannot be what its member wants; told to the caller in the language of the site.</summary>
/// <param name="text">The key in <see cref="ShellTexts"/> of what to write instead.</param>
/// <param name="choices">For its <c>{0}</c>, if it has one.</param>
internal sealed class UnreadValue(string text, string choices = "") : JsonException
{
    public string Text => text;

    public string Choices => choices;
}
