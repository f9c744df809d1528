using System.Buffers;
using System.Text;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Blots out what must not be shown, or, where the law forbids it, not be kept: templates, photos, passwords.</summary>
internal static class FieldMask
{
    private static readonly string[] Biometrics =
        ["TMP", "Template", "Content", "Photo", "FPTemplate1", "FPTemplate2", "FPTemplate3", "picture", "PhotoData", "tmpdata"];

    private static readonly byte[][] BiometricKeys = [.. Biometrics.Select(Encoding.ASCII.GetBytes)];
    private static readonly byte[][] SecretKeys = [.. Biometrics.Concat(["Passwd", "Password", "Pwd", "ComPwd", "CommKey"]).Select(Encoding.ASCII.GetBytes)];

    /// <summary>A line without its biometrics, for sites that may not keep them.</summary>
    public static byte[] WithoutBiometrics(ReadOnlySpan<byte> line) => Apply(line, BiometricKeys);

    /// <summary>The beginning of a body of lines as it may be shown.</summary>
    public static byte[] Shown(ReadOnlySpan<byte> body)
    {
        var shown = new ArrayBufferWriter<byte>(body.Length + 16);
        while (!body.IsEmpty)
        {
            shown.Write(Apply(AsciiText.Next(ref body, (byte)'\n'), SecretKeys));
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

    /// <summary>A long line without fields continues a template that firmware or a relay wrapped.</summary>
    public static bool IsContinuation(ReadOnlySpan<byte> line)
    {
        var sign = line.IndexOf((byte)'=');
        return !line.Contains(AsciiText.Tab) && line.Length > 24 && !line.Contains((byte)' ') && (sign < 0 || sign >= line.TrimEnd("=\r"u8).Length);
    }

    private static byte[] Apply(ReadOnlySpan<byte> line, byte[][] keys)
    {
        if (IsContinuation(line))
        {
            return "***"u8.ToArray();
        }

        var masked = new ArrayBufferWriter<byte>(line.Length + 16);
        while (!line.IsEmpty)
        {
            var field = AsciiText.Next(ref line, AsciiText.Tab);
            var sign = field.IndexOf((byte)'=');
            if (sign > 0 && IsOneOf(field[..sign], keys))
            {
                masked.Write(field[..(sign + 1)]);
                masked.Write("***"u8);
            }
            else
            {
                masked.Write(field);
            }

            masked.Write(line.IsEmpty ? default : "\t"u8);
        }

        return masked.WrittenSpan.ToArray();
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, byte[][] keys)
    {
        var key = text[(text.LastIndexOf((byte)' ') + 1)..].TrimStart((byte)'~');
        foreach (var candidate in keys)
        {
            if (AsciiText.EqualsIgnoreCase(key, candidate))
            {
                return true;
            }
        }

        return false;
    }
}
