using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock;

/// <summary>What the controllers of this wire share. They bind nothing: bodies are bytes, whatever their content type says.</summary>
internal abstract class IclockController : ControllerBase
{
    protected IclockCall Call => HttpContext.Features.Get<IclockCall>()!;

    protected Task AnswerAsync(string text) => IclockAnswer.SendAsync(HttpContext, text);

    /// <summary>The terminal keeps what it has and sends it again.</summary>
    protected Task NotStoredAsync() => IclockAnswer.SendAsync(HttpContext, "ERROR: not stored, send again", StatusCodes.Status503ServiceUnavailable);
}
