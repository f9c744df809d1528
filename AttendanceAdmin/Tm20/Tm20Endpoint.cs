using System.Net.WebSockets;
using AttendanceAdmin.Tm20.Messages;
using AttendanceAdmin.Tm20.Receiving;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tm20;

/// <summary>Where terminals come in: mostly by a WebSocket, whatever path, sub-protocol and origin they name; some by POST, one message a request.</summary>
internal sealed class Tm20Endpoint(SessionLoop loop, Conversation conversation, IOptions<Tm20Options> options, IHostApplicationLifetime lifetime)
{
    public async Task ServeAsync(HttpContext context)
    {
        var caller = new Caller(context.Request.Path.Value ?? "/", context.Connection.RemoteIpAddress);
        if (context.WebSockets.IsWebSocketRequest)
        {
            await TalkAsync(context, caller);
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await ExchangeAsync(context, caller);
        }
        else
        {
            await AnswerAsync(context, StatusCodes.Status426UpgradeRequired, """{"result":false,"reason":"WebSocket expected"}"""u8.ToArray());
        }
    }

    private async Task TalkAsync(HttpContext context, Caller caller)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(),
            KeepAliveInterval = TimeSpan.FromSeconds(options.Value.PingSeconds),
            KeepAliveTimeout = TimeSpan.FromSeconds(options.Value.SilenceSeconds),
        });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await loop.RunAsync(socket, caller, either.Token);
    }

    private async Task ExchangeAsync(HttpContext context, Caller caller)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            await AnswerAsync(context, fault.StatusCode, """{"result":false,"reason":"bad request"}"""u8.ToArray());
            return;
        }

        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        using var message = DeviceMessage.Read(bytes);
        var turn = await conversation.TakeAsync(caller, bytes, message, context.RequestAborted);
        var status = turn.IsUnderstood || turn.Answer is not null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await AnswerAsync(context, status, turn.Answer ?? (turn.IsUnderstood ? """{"result":true}"""u8.ToArray() : """{"result":false,"reason":"JSON expected"}"""u8.ToArray()));
    }

    private static async Task AnswerAsync(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
    }
}
