using System.Buffers;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// What a POST without <c>table</c> and stamp is, by the first of its lines that tells: operations begin with a keyword, punches have a date in a
/// column, what has fields is about the device. Text that has none of these was meant to be punches, and the quarantine tells of it.
/// </summary>
internal static class UntitledBody
{
    private const int LookedThrough = 4096;

    private static readonly UploadKind Unreadable = UploadKind.Punches with { Acknowledgement = Acknowledgement.Plain };

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
        var isText = !AsciiText.IsBlank(beginning.Trim("\r\n"u8));
        for (var rest = AsciiText.WithoutMark(beginning); !rest.IsEmpty;)
        {
            var end = rest.IndexOfAny("\r\n"u8);
            var line = end < 0 ? rest : rest[..end];
            rest = rest[(end < 0 ? rest.Length : end + 1)..];
            if (RecordKeyword.Begins(line))
            {
                return UploadKind.Operations;
            }

            if (AttlogLine.Read(line, TimeZoneInfo.Utc).Kind == LineKind.Punch)
            {
                return UploadKind.Punches;
            }

            isText &= !line.ContainsAny("=\0"u8);
        }

        return isText ? Unreadable : UploadKind.Options;
    }
}
