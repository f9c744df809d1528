using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>Whatever else a terminal asks: anything but OK keeps some firmware in its error state.</summary>
internal sealed class OtherController : IclockController
{
    [Route("/iclock/{**rest}", Order = int.MaxValue)]
    public Task Anything() => AnswerAsync(IclockAnswer.Ok);
}
