using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary><c>/iclock/cdata</c>: GET asks for the settings, POST brings a table.</summary>
internal sealed class CdataController(PunchIntake intake, TimeProvider time) : IclockController
{
    [HttpGet("/iclock/cdata")]
    public Task Options() => AnswerAsync(Handshake.Block(Call.Terminal, new UploadStamps(), "2.4.1", time.GetUtcNow()));

    [HttpPost("/iclock/cdata")]
    public async Task Upload()
    {
        var upload = new LineUpload(Call, AttlogTable.Instance, intake, time);
        var end = await upload.ReceiveAsync(Request.BodyReader, HttpContext.RequestAborted);
        await (end == UploadEnd.Stored
            ? AnswerAsync(IclockAnswer.Lines(upload.Lines))
            : IclockAnswer.SendAsync(HttpContext, "ERROR: not stored, send again", StatusCodes.Status503ServiceUnavailable));
    }
}
