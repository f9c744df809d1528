using System.Globalization;
using System.Text;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// What <c>/iclock/devicecmd</c> brings, one or many: <c>ID=1&amp;Return=0&amp;CMD=DATA</c> a line, in any order, or each field on a line of its own
/// (<c>ID=32 LF Return=0 LF CMD=Shell LF Content=…</c>). What follows up to the next <c>ID=</c> belongs to it: the pairs of INFO, or the bytes of a file.
/// </summary>
internal sealed record Confirmation(long Id, int Return, string Command, ReadOnlyMemory<byte> Rest)
{
    private const int MaxConfirmations = 1000;

    public bool IsInfo => Command.StartsWith("INFO", StringComparison.OrdinalIgnoreCase) || Command.StartsWith("GET OPTION", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<Confirmation> Read(ReadOnlyMemory<byte> body)
    {
        var found = new List<Confirmation>();
        var start = NextStart(body.Span, 0);
        while (start >= 0 && found.Count < MaxConfirmations)
        {
            var end = NextStart(body.Span, start + 1);
            var piece = end < 0 ? body[start..] : body[start..end];
            if (One(piece) is { } confirmation)
            {
                found.Add(confirmation);
            }

            start = end;
        }

        return found;
    }

    /// <summary>The fields where they stand in the address instead.</summary>
    public static Confirmation? Of(IclockQuery query) =>
        long.TryParse(query.Get("ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(query.Get("Return"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var result)
            ? new Confirmation(id, result, query.Get("CMD") ?? "", default)
            : null;

    /// <summary>Where a line begins with <c>ID=</c> and a digit.</summary>
    private static int NextStart(ReadOnlySpan<byte> body, int from)
    {
        for (var at = from; at < body.Length;)
        {
            if ((at == 0 || body[at - 1] == '\n') && AsciiText.StartsWithIgnoreCase(body[at..], "ID="u8) && at + 3 < body.Length && AsciiText.IsDigit(body[at + 3]))
            {
                return at;
            }

            var next = body[at..].IndexOf((byte)'\n');
            if (next < 0)
            {
                return -1;
            }

            at += next + 1;
        }

        return -1;
    }

    private static Confirmation? One(ReadOnlyMemory<byte> piece)
    {
        var (id, result, command) = (-1L, int.MinValue, "");
        var read = 0;
        while (read < piece.Length)
        {
            var rest = piece.Span[read..];
            var line = AsciiText.Next(ref rest, (byte)'\n');
            if (!TakeFields(line.TrimEnd((byte)'\r'), ref id, ref result, ref command))
            {
                break;
            }

            read += Math.Min(line.Length + 1, piece.Length - read);
        }

        return id < 0 || result == int.MinValue ? null : new Confirmation(id, result, command, piece[read..]);
    }

    /// <returns>False at the first line that has no field of a confirmation: there the rest begins.</returns>
    private static bool TakeFields(ReadOnlySpan<byte> line, ref long id, ref int result, ref string command)
    {
        var any = false;
        while (!line.IsEmpty)
        {
            var field = AsciiText.Next(ref line, (byte)'&');
            var sign = field.IndexOf((byte)'=');
            var key = sign < 0 ? field : field[..sign];
            var value = sign < 0 ? default : field[(sign + 1)..];
            if (AsciiText.EqualsIgnoreCase(key, "ID"u8) && AsciiText.TryNumber(value, out var number))
            {
                id = number;
            }
            else if (AsciiText.EqualsIgnoreCase(key, "Return"u8) && AsciiText.TryNumber(value, out number) && number is > int.MinValue and <= int.MaxValue)
            {
                result = (int)number;
            }
            else if (AsciiText.EqualsIgnoreCase(key, "CMD"u8))
            {
                command = Encoding.Latin1.GetString(value[..Math.Min(value.Length, 64)]).Trim();
            }
            else if (!AsciiText.EqualsIgnoreCase(key, "SN"u8) && !any)
            {
                return false;
            }

            any = true;
        }

        return any;
    }
}
