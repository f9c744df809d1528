using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>A terminal asks whether there is something to do: <c>GET /iclock/getrequest?SN=…[&amp;INFO=…]</c>, every few seconds.</summary>
internal sealed class PollController : IclockController
{
    [Route("/iclock/getrequest")]
    public Task GetRequest() => AnswerAsync(IclockAnswer.Ok);

    [Route("/iclock/ping")]
    public Task Ping() => AnswerAsync(IclockAnswer.Ok);
}
