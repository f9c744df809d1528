using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>Whatever else a terminal asks.</summary>
internal sealed partial class OtherController(StampBook book, ILogger<OtherController> logger) : IclockController
{
    /// <summary>It wants to agree on keys, which needs the vendor's library: at the next handshake the version is one that knows no encryption.</summary>
    [Route("/iclock/exchange")]
    public async Task Exchange()
    {
        await book.MarkAsync(Call.Terminal.Id, s => s.Exchanging(), HttpContext.RequestAborted);
        Log.WantsEncryption(logger, Call.Terminal.Serial);
        await AnswerAsync("ERROR: encryption is not supported");
    }

    /// <summary>Anything but OK keeps some firmware in its error state.</summary>
    [Route("/iclock/{**rest}", Order = int.MaxValue)]
    public Task Anything() => AnswerAsync(IclockAnswer.Ok);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Terminal {Serial} wants encryption; it is offered an older version of the protocol")]
        public static partial void WantsEncryption(ILogger logger, string serial);
    }
}
