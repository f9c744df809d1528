using System.Net.WebSockets;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Commands;
using AttendanceAdmin.Tm20.Messages;
using AttendanceAdmin.Tm20.Receiving;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>Reads a connection to its end: each message is taken and answered before the next one is read.</summary>
internal sealed partial class SessionLoop(
    Conversation conversation, CommandLoop commands, SessionRegistry registry, MessageBudget budget, IOptions<Tm20Options> options, ILogger<SessionLoop> logger)
{
    public const int MaxMessageBytes = 16 * 1024 * 1024;

    /// <summary>From somebody who has not said who he is.</summary>
    private const int MaxFirstBytes = 64 * 1024;

    /// <summary>Running, that make no sense: then it is no terminal.</summary>
    private const int MaxNonsense = 20;

    private TimeSpan Patience => TimeSpan.FromSeconds(options.Value.MessageSeconds);

    public async Task RunAsync(WebSocket socket, Caller caller, CancellationToken cancellationToken)
    {
        using var session = new Session(socket, caller, Patience);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var commanding = commands.RunAsync(session, over.Token);
        try
        {
            await ReadAsync(session, cancellationToken);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException)
        {
            // The line is dead; what was acknowledged is stored, and what was not comes again.
        }
        catch (OperationCanceledException)
        {
            await session.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, cancellationToken.IsCancellationRequested ? "stopping" : "too slow");
        }
        finally
        {
            registry.Remove(session);
            session.Abort();
            await over.CancelAsync();
            await commanding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(Session session, CancellationToken cancellationToken)
    {
        using var introduction = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        introduction.CancelAfter(TimeSpan.FromSeconds(options.Value.IntroductionSeconds));
        for (var nonsense = 0; nonsense < MaxNonsense;)
        {
            using var incoming = new IncomingMessage(budget);
            var known = session.TerminalId is not null;
            var end = await incoming.ReceiveAsync(
                session.Socket, known ? MaxMessageBytes : MaxFirstBytes, Patience, known ? cancellationToken : introduction.Token);
            if (end != IncomingEnd.Complete)
            {
                await RefuseAsync(session, end);
                return;
            }

            nonsense = await TakeAsync(session, incoming.Bytes, cancellationToken) ? 0 : nonsense + 1;
        }

        Log.Nonsense(logger, session.Caller.Serial, session.Caller.Address?.ToString());
        await session.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "JSON expected");
    }

    /// <returns>Whether it made sense.</returns>
    private async Task<bool> TakeAsync(Session session, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var message = DeviceMessage.Read(bytes);
        var turn = await conversation.TakeAsync(session.Caller, bytes, message, cancellationToken);
        if (turn.Answer is { } answer)
        {
            await session.SendAsync(answer, cancellationToken);
        }

        if (turn.Admitted is { Admission: not Admission.Refused, Terminal: { } terminal })
        {
            registry.Register(terminal.Id, session);
        }

        if (message is { Reply: not null } && turn.Admitted.Admission == Admission.Admitted)
        {
            session.HandOver(message, bytes);
        }

        return turn.IsUnderstood;
    }

    private async Task RefuseAsync(Session session, IncomingEnd end)
    {
        switch (end)
        {
            case IncomingEnd.TooBig:
                Log.TooBig(logger, session.Caller.Serial, session.Caller.Address?.ToString());
                await session.CloseAsync(WebSocketCloseStatus.MessageTooBig, "16 MB at most");
                break;
            case IncomingEnd.Busy:
                Log.Busy(logger, session.Caller.Serial);
                await session.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "busy");
                break;
            default:
                await session.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                break;
        }
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
