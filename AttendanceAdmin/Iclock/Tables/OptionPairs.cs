namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// What a device says of itself, <c>~DeviceName=SenseFace 4A,MAC=00:17:61:…,UserCount=2</c> or one pair a line; <c>~</c> marks what cannot be set.
/// A piece without <c>=</c> belongs to the value before it.
/// </summary>
internal static class OptionPairs
{
    private const int MaxPairs = 500;
    private const int MaxValue = 500;

    private static readonly string[] Secrets = ["pass", "pwd", "commkey", "secret", "decryptkey"];

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> body, string? language = null)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        foreach (var range in body.SplitAny(",\n\0"u8))
        {
            var piece = DeviceText.Decode(body[range], language).Trim().TrimEnd('\r');
            var sign = piece.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                if (piece.Length > 0 && pairs.TryGetValue(last, out var begun))
                {
                    pairs[last] = Shortened($"{begun},{piece}");
                }

                continue;
            }

            last = piece[..sign].Trim().TrimStart('~');
            if (pairs.Count < MaxPairs && last.Length <= 64 && !IsSecret(last))
            {
                pairs[last] = Shortened(piece[(sign + 1)..]);
            }
        }

        return pairs;
    }

    private static bool IsSecret(string key) => Secrets.Any(s => key.Contains(s, StringComparison.OrdinalIgnoreCase));

    private static string Shortened(string value) => value.Length <= MaxValue ? value : value[..MaxValue];
}
