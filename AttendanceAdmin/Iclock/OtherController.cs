using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>Whatever else a terminal asks.</summary>
internal sealed partial class OtherController(StampBook book, Uploads uploads, ILogger<OtherController> logger) : IclockController
{
    /// <summary>It wants to agree on keys, which needs the vendor's library: at the next handshake the version is one that knows no encryption.</summary>
    [Route("/iclock/exchange")]
    public async Task Exchange()
    {
        await book.MarkAsync(Call.Terminal.Id, s => s.Exchanging(), HttpContext.RequestAborted);
        Log.WantsEncryption(logger, Call.Terminal.Serial);
        await AnswerAsync("ERROR: encryption is not supported");
    }

    /// <summary>Anything but OK keeps some firmware in its error state; but what it brings must not be lost for an address that nobody knew.</summary>
    [Route("/iclock/{**rest}", Order = int.MaxValue)]
    public Task Anything() => HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
        ? uploads.AnswerAsync(HttpContext, Call, UploadKind.Of(Call.Query))
        : AnswerAsync(IclockAnswer.Ok);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Terminal {Serial} wants encryption; it is offered an older version of the protocol")]
        public static partial void WantsEncryption(ILogger logger, string serial);
    }
}
