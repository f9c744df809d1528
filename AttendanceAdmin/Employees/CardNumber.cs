using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AttendanceAdmin.Employees;

/// <summary>
/// The number of a card or badge, kept as a decimal number without leading zeros, however it was written:
/// <code>
/// 0123456789          as printed on the card and shown on a terminal's screen
/// [15CD5B07]          bytes in hexadecimal, lowest first, as terminals report a card (5 bytes on old ones)
/// 15:CD:5B:07         the same as readers print it
/// 0x75BCD15, 75bcd15  the number in hexadecimal, as access devices write it
/// </code>
/// </summary>
internal readonly record struct CardNumber
{
    /// <summary>Of the decimal form.</summary>
    public const int MaxLength = 20;

    /// <summary>The most characters somebody can sensibly write for one.</summary>
    private const int MaxWritten = 32;

    private CardNumber(ulong value) => Value = value;

    public ulong Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out CardNumber card)
    {
        var number = text?.Trim() is { Length: > 0 and <= MaxWritten } written ? Read(written) : null;
        card = new CardNumber(number ?? 0);
        return number > 0;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static ulong? Read(string text)
    {
        if (text is ['[', .. var inside, ']'])
        {
            return LowestFirst(inside);
        }

        if (text.AsSpan().IndexOfAny(':', '-') > 0)
        {
            return text.Split(':', '-') is var bytes && bytes.All(b => b.Length == 2) ? LowestFirst(string.Concat(bytes)) : null;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return Hexadecimal(text[2..]);
        }

        return text.All(char.IsAsciiDigit) ? Decimal(text) : Hexadecimal(text);
    }

    private static ulong? Decimal(string digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ulong? Hexadecimal(string digits) =>
        ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ulong? LowestFirst(string digits)
    {
        if (digits.Length is 0 or > 16 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        return Convert.FromHexString(digits).Reverse().Aggregate(0UL, (sum, b) => (sum << 8) | b);
    }
}
