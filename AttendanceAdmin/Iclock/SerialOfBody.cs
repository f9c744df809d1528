using System.Buffers;
using System.Text;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock;

/// <summary>The serial number of a request: in the query, or, on some confirmations of commands, in the body only.</summary>
internal static class SerialOfBody
{
    private const int LookedThrough = 4096;

    public static ValueTask<string?> FindAsync(HttpContext context, IclockQuery query) =>
        query.Get("SN") is { Length: > 0 } serial ? new(serial)
        : context.Request.Path == "/iclock/devicecmd" && HttpMethods.IsPost(context.Request.Method) ? PeekAsync(context)
        : new("");

    /// <summary>Looks at the beginning of the body and leaves it for its reader.</summary>
    private static async ValueTask<string?> PeekAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var result = await body.ReadAtLeastAsync(LookedThrough, context.RequestAborted);
        var head = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, LookedThrough)).ToArray();
        body.AdvanceTo(result.Buffer.Start);
        foreach (var line in head.AsSpan().SplitAny("&\n\r"u8))
        {
            var field = head.AsSpan()[line];
            if (AsciiText.StartsWithIgnoreCase(field, "SN="u8))
            {
                return Encoding.Latin1.GetString(AsciiText.TrimSpaces(field[3..]));
            }
        }

        return "";
    }
}
