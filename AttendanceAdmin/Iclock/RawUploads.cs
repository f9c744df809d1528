using System.Buffers;
using System.Text;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Receives bodies that are no tables of lines: into the raw inbox, in numbered parts, as they came.</summary>
internal sealed class RawUploads(PunchIntake intake, StampBook stamps, SiteClock site)
{
    /// <returns>The body's beginning, at most <see cref="RawMessage.MaxPartBytes"/>; null if not everything could be stored.</returns>
    public async Task<byte[]?> ReceiveAsync(HttpContext context, IclockCall call, UploadKind kind)
    {
        byte[]? beginning = null;
        for (var part = 0; ; part++)
        {
            var (piece, last) = await NextAsync(context);
            call.BodyBytes += piece.Length;
            beginning ??= piece;
            if (piece.Length > 0 && !await StoreAsync(call, kind, part, piece))
            {
                return null;
            }

            if (last)
            {
                break;
            }
        }

        call.BodySample = Shown(kind, beginning);
        await stamps.NoteAsync(call, kind.Name);
        return beginning;
    }

    private static async Task<(byte[] Piece, bool Last)> NextAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var result = await body.ReadAtLeastAsync(RawMessage.MaxPartBytes, context.RequestAborted);
        var data = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, RawMessage.MaxPartBytes));
        var piece = data.ToArray();
        var last = result.IsCompleted && data.Length == result.Buffer.Length;
        body.AdvanceTo(data.End);
        return (piece, last);
    }

    private async Task<bool> StoreAsync(IclockCall call, UploadKind kind, int part, byte[] piece)
    {
        var kept = Countries.AllowBiometrics(site.Settings.Country) ? piece : WithoutBiometrics(kind, part, piece);
        if (kept.Length == 0)
        {
            return true;
        }

        var batch = new IntakeBatch(call.Terminal, PunchSource.Iclock, kind.Name, [], [], [new RawPart(kind.Name, call.Target, part, kept)]);
        return await intake.RecordAsync(batch) is IntakeOutcome.Stored;
    }

    private static byte[] WithoutBiometrics(UploadKind kind, int part, byte[] piece) => kind.Content switch
    {
        UploadContent.Photo => part == 0 ? piece[..PhotoBody.Read(piece).ContentStart] : [],
        UploadContent.Image => [],
        _ => kind.IsArchive ? [] : piece,
    };

    private static byte[] Shown(UploadKind kind, byte[] beginning)
    {
        ReadOnlySpan<byte> shown = kind.Content switch
        {
            UploadContent.Photo => beginning.AsSpan(0, PhotoBody.Read(beginning).ContentStart),
            UploadContent.Image => [],
            _ when kind.IsArchive => [],
            UploadContent.Options => Encoding.UTF8.GetBytes(string.Join(',', OptionPairs.Read(beginning).Select(o => $"{o.Key}={o.Value}"))),
            _ => beginning,
        };
        return FieldMask.Shown(shown[..Math.Min(shown.Length, TerminalTraffic.KeptBodyBytes)]);
    }
}
