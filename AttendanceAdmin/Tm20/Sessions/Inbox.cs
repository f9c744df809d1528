using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>Receives the messages of connections one by one, within what each may take: bytes, time, and memory over all of them.</summary>
internal sealed partial class Inbox(MessageBudget budget, IOptions<Tm20Options> options, ILogger<Inbox> logger)
{
    public const int MaxMessageBytes = 16 * 1024 * 1024;

    /// <summary>From somebody who has not said who he is.</summary>
    private const int MaxFirstBytes = 64 * 1024;

    /// <summary>That a message may take from its first byte to its last, and an answer to be taken off our hands.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(options.Value.MessageSeconds);

    /// <summary>Within which a connection must say which terminal it is.</summary>
    public TimeSpan IntroductionTime => TimeSpan.FromSeconds(options.Value.IntroductionSeconds);

    public IncomingMessage Open() => new(budget);

    /// <returns>False if there was none any more; then the other side was told why.</returns>
    public async Task<bool> ReceiveAsync(Session session, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        var end = await incoming.ReceiveAsync(
            session.Socket, session.TerminalId is null ? MaxFirstBytes : MaxMessageBytes, Patience, cancellationToken);
        switch (end)
        {
            case IncomingEnd.Complete:
                return true;
            case IncomingEnd.TooBig:
                Log.TooBig(logger, session.Caller.Serial, session.Caller.Address?.ToString());
                await session.CloseAsync(WebSocketCloseStatus.MessageTooBig, "16 MB at most");
                return false;
            case IncomingEnd.Busy:
                Log.Busy(logger, session.Caller.Serial);
                await session.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "busy");
                return false;
            default:
                await session.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                return false;
        }
    }

    /// <summary>Hangs up on who is no terminal.</summary>
    public Task RejectAsync(Session session)
    {
        Log.Nonsense(logger, session.Caller.Serial, session.Caller.Address?.ToString());
        return session.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "JSON expected");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Terminal {Serial} at {Address} said nothing understandable twenty times running and was hung up on")]
        public static partial void Nonsense(ILogger logger, string? serial, string? address);

        [LoggerMessage(LogLevel.Warning, "Terminal {Serial} at {Address} sent a message that is too big and was hung up on")]
        public static partial void TooBig(ILogger logger, string? serial, string? address);

        [LoggerMessage(LogLevel.Error, "Terminal {Serial} was hung up on: too much is being received at once")]
        public static partial void Busy(ILogger logger, string? serial);
    }
}
