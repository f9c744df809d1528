using System.Buffers;
using System.Text;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Blots out what must not be shown, or, where the law forbids it, not be kept: templates, photos, passwords.</summary>
internal sealed class FieldMask
{
    private const int MaxKey = 24;

    private static readonly SearchValues<byte> KeyBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    private static readonly string[] Biometrics =
        ["TMP", "Template", "Content", "Photo", "FPTemplate1", "FPTemplate2", "FPTemplate3", "picture", "PhotoData", "tmpdata"];

    private static readonly byte[][] BiometricKeys = [.. Biometrics.Select(Encoding.ASCII.GetBytes)];
    private static readonly byte[][] SecretKeys = [.. Biometrics.Concat(["Passwd", "Password", "Pwd", "ComPwd", "CommKey"]).Select(Encoding.ASCII.GetBytes)];

    /// <summary>In names of options: MachinePass, WifiKey.</summary>
    private static readonly byte[][] SecretParts = [.. new[] { "pass", "pwd", "commkey", "secret", "wifikey", "decryptkey" }.Select(Encoding.ASCII.GetBytes)];

    private readonly byte[][] keys;
    private readonly byte[][] parts;

    /// <summary>The last line ended within a value that is blotted out.</summary>
    private bool inside;

    private FieldMask(byte[][] keys, byte[][] parts) => (this.keys, this.parts) = (keys, parts);

    /// <summary>For sites that may not keep biometrics; one for each body, whose lines it is given in their order.</summary>
    public static FieldMask OfBiometrics() => new(BiometricKeys, []);

    /// <summary>The beginning of a body of lines as it may be shown.</summary>
    public static byte[] Shown(ReadOnlySpan<byte> body)
    {
        var mask = new FieldMask(SecretKeys, SecretParts);
        var shown = new ArrayBufferWriter<byte>(body.Length + 16);
        while (!body.IsEmpty)
        {
            shown.Write(mask.Apply(AsciiText.Next(ref body, (byte)'\n')));
            shown.Write("\n"u8);
        }

        return shown.WrittenSpan.ToArray();
    }

    /// <summary>An answer as it may be shown.</summary>
    public static string Shown(string answer)
    {
        var shown = Encoding.UTF8.GetString(Shown(Encoding.UTF8.GetBytes(answer))).TrimEnd('\n');
        return shown.Length <= TerminalTraffic.KeptBodyBytes ? shown : shown[..TerminalTraffic.KeptBodyBytes];
    }

    /// <summary>The next line without what is to be blotted out. A value that firmware or a relay wrapped is blotted out up to the field after it.</summary>
    public byte[] Apply(ReadOnlySpan<byte> line)
    {
        var masked = new ArrayBufferWriter<byte>(line.Length + 16);
        var continues = IsContinuation(line) || (inside && !BeginsRecord(line));
        for (var first = true; !line.IsEmpty; first = false)
        {
            var field = AsciiText.Next(ref line, AsciiText.Tab);
            var secret = first && continues ? 0 : SecretIn(field);
            inside = secret >= 0 && (!(first && continues) || line.IsEmpty);
            masked.Write(secret < 0 ? field : field[..secret]);
            masked.Write(secret < 0 ? default : "***"u8);
            masked.Write(line.IsEmpty ? default : "\t"u8);
        }

        return masked.WrittenSpan.ToArray();
    }

    /// <summary>A long line without fields continues a template whose beginning was not seen.</summary>
    private static bool IsContinuation(ReadOnlySpan<byte> line)
    {
        var sign = line.IndexOf((byte)'=');
        return !line.Contains(AsciiText.Tab) && line.Length > 24 && !line.Contains((byte)' ') && (sign < 0 || sign >= line.TrimEnd("=\r"u8).Length);
    }

    /// <summary><c>USER PIN=7</c>, <c>OPLOG 4</c>, <c>C:12:DATA …</c> or <c>PIN=7</c>: what no piece of base64 looks like.</summary>
    private static bool BeginsRecord(ReadOnlySpan<byte> line)
    {
        var field = AsciiText.Next(ref line, AsciiText.Tab);
        var key = field[..Math.Max(field.IndexOf((byte)'='), 0)].TrimStart((byte)'~');
        return field.StartsWith("C:"u8) || field.IndexOf((byte)' ') > 0
            || (key.Length is > 0 and <= MaxKey && !key.ContainsAnyExcept(KeyBytes) && key.Length < field.TrimEnd("=\r"u8).Length);
    }

    /// <summary>Where in a field it begins, or -1. Logs that went through somebody's hands have spaces where terminals write TABs.</summary>
    private int SecretIn(ReadOnlySpan<byte> field)
    {
        for (var at = 0; field[at..].IndexOf((byte)'=') is >= 0 and var next; at += next + 1)
        {
            if (IsSecret(field[..(at + next)]))
            {
                return at + next + 1;
            }
        }

        return -1;
    }

    private bool IsSecret(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd((byte)' ');
        var key = text[(text.LastIndexOfAny(" ,;&"u8) + 1)..].TrimStart((byte)'~');
        foreach (var candidate in keys)
        {
            if (AsciiText.EqualsIgnoreCase(key, candidate))
            {
                return true;
            }
        }

        foreach (var part in parts)
        {
            if (Holds(key, part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<byte> key, ReadOnlySpan<byte> part)
    {
        for (var at = 0; at + part.Length <= key.Length; at++)
        {
            if (AsciiText.EqualsIgnoreCase(key.Slice(at, part.Length), part))
            {
                return true;
            }
        }

        return false;
    }
}
