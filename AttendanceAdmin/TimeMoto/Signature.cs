using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AttendanceAdmin.TimeMoto;

/// <summary>
/// The header <c>TimeMoto-Signature</c>: 32 bytes over the raw body, in hexadecimal. How they are made is nowhere documented; HMAC-SHA256 with the
/// secret's text as key is what every receiver supposes, the other ways are those that receivers had to try. The bytes are compared in constant time.
/// </summary>
internal static class Signature
{
    public const string Header = "TimeMoto-Signature";

    private const string Prefix = "tmkey_";
    private const int Bytes = SHA256.HashSizeInBytes;

    private static readonly Dictionary<string, Func<string, byte[], byte[]?>> Makers = new(StringComparer.Ordinal)
    {
        ["hmac"] = (secret, body) => HMACSHA256.HashData(Text(secret), body),
        ["hmac-bare"] = (secret, body) => HMACSHA256.HashData(Text(Bare(secret)), body),
        ["hmac-base64"] = (secret, body) => Base64(Bare(secret)) is { } key ? HMACSHA256.HashData(key, body) : null,
        ["hmac-hex"] = (secret, body) => Hex(Bare(secret)) is { } key ? HMACSHA256.HashData(key, body) : null,
        ["secret-body"] = (secret, body) => SHA256.HashData([.. Text(secret), .. body]),
        ["secret-body-bare"] = (secret, body) => SHA256.HashData([.. Text(Bare(secret)), .. body]),
        ["body-secret"] = (secret, body) => SHA256.HashData([.. body, .. Text(secret)]),
        ["body-secret-bare"] = (secret, body) => SHA256.HashData([.. body, .. Text(Bare(secret))]),
    };

    /// <summary>Likeliest first. "Bare" is the secret without its <c>tmkey_</c>; base64 and hex mean how its bytes are written.</summary>
    public static IReadOnlyList<string> Ways { get; } = [.. Makers.Keys];

    /// <returns>The first of the ways by which the header signs the body; null if none does.</returns>
    public static string? Match(string secret, byte[] body, string header, IReadOnlyList<string> ways)
    {
        if (Digest(header) is not { } stated)
        {
            return null;
        }

        return ways.FirstOrDefault(way => Makers.TryGetValue(way, out var make) && make(secret, body) is { } due && CryptographicOperations.FixedTimeEquals(due, stated));
    }

    /// <summary>As a sender writes it.</summary>
    public static string Sign(string secret, byte[] body, string way = "hmac") =>
        Convert.ToHexStringLower(Makers[way](secret, body) ?? throw new ArgumentException($"The secret is not written in {way}.", nameof(way)));

    /// <summary>Hexadecimal, or base64 in either alphabet, perhaps behind <c>sha256=</c>.</summary>
    private static byte[]? Digest(string header)
    {
        var text = header.Trim();
        text = text.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) ? text["sha256=".Length..] : text;
        var digest = text.Length == 2 * Bytes ? Hex(text) : Base64(text);
        return digest?.Length == Bytes ? digest : null;
    }

    private static string Bare(string secret) => secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;

    private static byte[] Text(string secret) => Encoding.UTF8.GetBytes(secret);

    private static byte[]? Hex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    private static byte[]? Base64(string text)
    {
        var url = text.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return Base64Url.IsValid(url) ? Base64Url.DecodeFromChars(url) : null;
    }
}
