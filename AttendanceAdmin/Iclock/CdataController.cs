using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary><c>/iclock/cdata</c>: GET asks for the settings, POST brings a table.</summary>
internal sealed class CdataController(Uploads uploads, Handshakes handshakes) : IclockController
{
    [HttpGet("/iclock/cdata")]
    public async Task Settings() => await AnswerAsync(
        // Remote attendance: the terminal asks whether to fetch somebody it does not know.
        Call.Query.Has("PIN") ? IclockAnswer.Ok : await handshakes.AnswerAsync(Call, Request.Headers.Accept, HttpContext.RequestAborted));

    [HttpPost("/iclock/cdata")]
    public Task Upload() => Call.Query.Has("AuthType")
        // Background verification: the terminal sends a card, finger or face that it does not know and asks whose it is. Success would open
        // a door on the word of whoever knows a serial number, and nothing here compares templates: the terminal decides alone.
        ? AnswerAsync("AUTH=Failed\n")
        : uploads.AnswerAsync(HttpContext, Call, UploadKind.Of(Call.Query));

    /// <summary>Photos of old firmware.</summary>
    [Route("/iclock/fdata")]
    public Task Photo() => uploads.AnswerAsync(HttpContext, Call, UploadKind.Photo);
}
