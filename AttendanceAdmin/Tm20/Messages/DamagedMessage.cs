using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// What can be made out of a message whose JSON is broken. Sent again it would be broken again, so its records would keep all later ones
/// back: enough is read to acknowledge it, while the whole is kept.
/// </summary>
internal sealed partial record DamagedMessage(string? Command, string? Serial, long? Count, long? LogIndex)
{
    private const int LookedThrough = 4096;

    public static DamagedMessage Read(ReadOnlySpan<byte> bytes)
    {
        // The keys stand before the records in everything that was ever seen.
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LookedThrough)]);
        return new DamagedMessage(Word(text, "cmd"), Word(text, "sn"), Number(text, "count"), Number(text, "logindex"));
    }

    private static long? Number(string text, string key) => long.TryParse(Word(text, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Word(string text, string key)
    {
        foreach (Match pair in Pair().Matches(text))
        {
            if (pair.Groups["key"].ValueSpan.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return pair.Groups["word"].Value;
            }
        }

        return null;
    }

    [GeneratedRegex("""\"\s*(?<key>\w+)\s*\"\s*:\s*\"?\s*(?<word>[A-Za-z0-9_-]{1,64})""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pair();
}
