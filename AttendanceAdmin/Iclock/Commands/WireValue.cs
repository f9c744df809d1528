using System.Text;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>A value as it may stand in a command: a line end inside would begin a second one, a TAB a second field.</summary>
internal static class WireValue
{
    public static string Of(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c) && c is not ('\u2028' or '\u2029')));

    /// <summary>Cut to so many bytes of the terminal's code page, between two letters; nothing of it becomes a control character there either.</summary>
    public static string Of(string? text, Encoding encoding, int maxBytes)
    {
        var value = new StringBuilder();
        var room = maxBytes;
        foreach (var rune in Of(text).EnumerateRunes())
        {
            var letter = rune.ToString();
            var bytes = encoding.GetBytes(letter);
            if (bytes.Any(b => b < ' ') || bytes.Length > room)
            {
                if (bytes.Length > room)
                {
                    break;
                }

                continue;
            }

            room -= bytes.Length;
            value.Append(letter);
        }

        return value.ToString().TrimEnd();
    }
}
