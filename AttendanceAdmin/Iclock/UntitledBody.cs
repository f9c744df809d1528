using System.Buffers;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock;

/// <summary>What a POST without <c>table</c> and stamp is, by its first line: operations begin with a keyword, punches have a date in a column, the rest is about the device.</summary>
internal static class UntitledBody
{
    private const int LookedThrough = 1024;

    private static readonly byte[][] Keywords = ["OPLOG "u8.ToArray(), "USER "u8.ToArray(), "FP "u8.ToArray(), "FACE "u8.ToArray(), "BIODATA "u8.ToArray(), "USERPIC "u8.ToArray(), "BIOPHOTO "u8.ToArray()];

    public static async ValueTask<UploadKind> KindAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        // A first line may come in pieces, and its first letters tell nothing.
        var result = await body.ReadAtLeastAsync(LookedThrough, context.RequestAborted);
        var head = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, LookedThrough)).ToArray();
        body.AdvanceTo(result.Buffer.Start);
        return Of(head);
    }

    public static UploadKind Of(ReadOnlySpan<byte> beginning)
    {
        var line = AsciiText.Next(ref beginning, (byte)'\n');
        foreach (var keyword in Keywords)
        {
            if (AsciiText.StartsWithIgnoreCase(line, keyword))
            {
                return UploadKind.Operations;
            }
        }

        return line.Contains(AsciiText.Tab) && AttlogLine.Read(line, TimeZoneInfo.Utc).Kind == LineKind.Punch ? UploadKind.Punches : UploadKind.Options;
    }
}
