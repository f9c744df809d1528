using System.Globalization;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// What <c>/iclock/devicecmd</c> brings, one or many: <c>ID=1&amp;Return=0&amp;CMD=DATA</c> a line, in any order, or each field on a line of its own
/// (<c>ID=32 LF Return=0 LF CMD=Shell LF Content=…</c>). What follows up to the next one belongs to it: the pairs of INFO, or the bytes of a file.
/// </summary>
internal sealed record Confirmation(long Id, int Return, string Command, ReadOnlyMemory<byte> Rest)
{
    private const int MaxConfirmations = 1000;

    public bool IsInfo => Command.StartsWith("INFO", StringComparison.OrdinalIgnoreCase) || Command.StartsWith("GET OPTION", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<Confirmation> Read(ReadOnlyMemory<byte> body)
    {
        var found = new List<Confirmation>();
        var fields = new ConfirmationFields();
        var rest = 0;
        for (int at = 0, next; at < body.Length && found.Count < MaxConfirmations; at = next)
        {
            var end = body.Span[at..].IndexOf((byte)'\n');
            next = end < 0 ? body.Length : at + end + 1;
            var line = body.Span[at..next].TrimEnd("\r\n"u8);
            if (fields.EndsBefore(line))
            {
                Add(found, fields.With(body[rest..at]));
                fields = new ConfirmationFields();
            }

            if (!fields.IsClosed)
            {
                fields.Take(line);
                rest = fields.IsClosed ? at : next;
            }
        }

        Add(found, fields.With(body[Math.Min(rest, body.Length)..]));
        return found;
    }

    /// <summary>The fields where they stand in the address instead.</summary>
    public static Confirmation? Of(IclockQuery query) =>
        long.TryParse(query.Get("ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(query.Get("Return"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var result)
            ? new Confirmation(id, result, query.Get("CMD") ?? "", default)
            : null;

    private static void Add(List<Confirmation> found, Confirmation? confirmation)
    {
        if (confirmation is not null && found.Count < MaxConfirmations)
        {
            found.Add(confirmation);
        }
    }
}
