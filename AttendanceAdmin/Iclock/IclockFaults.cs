using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Iclock;

/// <summary>Whatever goes wrong inside, a terminal hears one plain line, and keeps its data.</summary>
internal sealed partial class IclockFaults(RequestDelegate next, ILogger<IclockFaults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to hear an answer; what came in complete is stored.
        }
        catch (ConnectionResetException)
        {
            // The same, noticed by the reader first.
        }
        catch (BadHttpRequestException fault)
        {
            var silent = context.Features.Get<DevicePort>() is { FellSilent: true };
            Log.BadRequest(logger, context.Request.Path, silent ? "its body has no length and did not end" : fault.Message);
            await (silent ? AnswerAsync(context, StatusCodes.Status411LengthRequired, IclockAnswer.LengthRequired) : AnswerAsync(context, fault.StatusCode, "ERROR: bad request"));
        }
        catch (Exception fault) when (IsUnavailable(fault) || (fault is InvalidOperationException { InnerException: { } inner } && IsUnavailable(inner)))
        {
            Log.Unavailable(logger, fault, context.Request.Path);
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "ERROR: not available, send again");
        }
        catch (Exception fault)
        {
            Log.Failed(logger, fault, context.Request.Path);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "ERROR: server fault");
        }
    }

    /// <summary>EF wraps what it takes for passing into an <see cref="InvalidOperationException"/>.</summary>
    private static bool IsUnavailable(Exception fault) => fault is DbException or DbUpdateException or IOException or TimeoutException;

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return IclockAnswer.SendAsync(context, text, status);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A terminal's request to {Path} was not understood: {Reason}")]
        public static partial void BadRequest(ILogger logger, PathString path, string reason);

        [LoggerMessage(LogLevel.Error, "A terminal's request to {Path} could not be served now")]
        public static partial void Unavailable(ILogger logger, Exception fault, PathString path);

        [LoggerMessage(LogLevel.Error, "A terminal's request to {Path} failed")]
        public static partial void Failed(ILogger logger, Exception fault, PathString path);
    }
}
