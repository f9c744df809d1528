using AttendanceAdmin.Iclock.Commands;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary><c>/iclock/devicecmd</c>: what became of the commands.</summary>
internal sealed class DevicecmdController(RawUploads uploads, Confirmations confirmations) : IclockController
{
    private static readonly UploadKind Kind = new("devicecmd", UploadContent.Bytes, Acknowledgement.Plain);

    [Route("/iclock/devicecmd")]
    public async Task Confirm()
    {
        var body = await uploads.ReceiveAsync(HttpContext, Call, Kind);
        if (body is null)
        {
            await NotStoredAsync();
            return;
        }

        var found = Confirmation.Read(body);
        await confirmations.SettleAsync(Call, found.Count == 0 && Confirmation.Of(Call.Query) is { } single ? [single] : found, HttpContext.RequestAborted);
        await AnswerAsync(IclockAnswer.Ok);
    }
}
