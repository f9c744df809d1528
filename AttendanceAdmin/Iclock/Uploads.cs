using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Receives an upload in the way its kind asks for, and acknowledges it once it is durable.</summary>
internal sealed class Uploads(LineUploads lines, RawUploads raws, RecordTerminalFacts facts)
{
    /// <param name="kind">Null if only the body can tell.</param>
    public async Task AnswerAsync(HttpContext context, IclockCall call, UploadKind? kind)
    {
        kind ??= await UntitledBody.KindAsync(context);
        await DescribeAsync(call, kind);
        var answer = kind.Content is UploadContent.Photo or UploadContent.Options or UploadContent.Image or UploadContent.Bytes
            ? await ReceiveBytesAsync(context, call, kind)
            : await lines.ReceiveAsync(context, call, kind);
        if (answer is null)
        {
            await IclockAnswer.SendAsync(context, "ERROR: not stored, send again", StatusCodes.Status503ServiceUnavailable);
        }
        else if (call.BodyBytes == 0 && context.Features.Get<DevicePort>() is { LengthMissing: true })
        {
            // Who neither gave a length nor a body may have lost it on the way.
            await IclockAnswer.SendAsync(context, IclockAnswer.LengthRequired, StatusCodes.Status411LengthRequired);
        }
        else
        {
            await IclockAnswer.SendAsync(context, answer);
        }
    }

    private async Task<string?> ReceiveBytesAsync(HttpContext context, IclockCall call, UploadKind kind)
    {
        var body = await raws.ReceiveAsync(context, call, kind);
        if (body is not null && kind.Content == UploadContent.Options)
        {
            await facts.RecordAsync(call.Terminal.Id, DeviceFacts.OfOptions(OptionPairs.Read(body, call.Terminal.ReadsAs)), context.RequestAborted);
        }

        return body is null ? null : IclockAnswer.Ok;
    }

    /// <summary>What a terminal uploads tells its family better than what it says.</summary>
    private async ValueTask DescribeAsync(IclockCall call, UploadKind kind)
    {
        var known = call.Terminal.Dialect;
        var shown = kind.IsAccess ? Dialect.Access
            : kind == UploadKind.Punches ? Dialect.WithTable(known)
            : known is null && kind.Content == UploadContent.Punches ? Dialect.First
            : known;
        if (shown != known && shown is not null)
        {
            await facts.RecordAsync(call.Terminal.Id, new StatedFacts { Dialect = shown }, CancellationToken.None);
        }
    }
}
