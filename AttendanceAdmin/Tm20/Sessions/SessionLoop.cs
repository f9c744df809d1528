using System.Net.WebSockets;
using AttendanceAdmin.Tm20.Commands;
using AttendanceAdmin.Tm20.Messages;
using AttendanceAdmin.Tm20.Receiving;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>Reads a connection to its end: each message is taken and answered before the next one is read.</summary>
internal sealed class SessionLoop(Conversation conversation, CommandLoop commands, SessionRegistry registry, Inbox inbox)
{
    /// <summary>Running, that make no sense: then it is no terminal.</summary>
    private const int MaxNonsense = 20;

    public async Task RunAsync(WebSocket socket, Caller caller, CancellationToken cancellationToken)
    {
        using var session = new Session(socket, caller, inbox.Patience);
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
        introduction.CancelAfter(inbox.IntroductionTime);
        for (var nonsense = 0; nonsense < MaxNonsense;)
        {
            using var incoming = inbox.Open();
            if (!await inbox.ReceiveAsync(session, incoming, session.TerminalId is null ? introduction.Token : cancellationToken))
            {
                return;
            }

            nonsense = await TakeAsync(session, incoming.Bytes, cancellationToken) ? 0 : nonsense + 1;
        }

        await inbox.RejectAsync(session);
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
            if (message?.Is("reg") == true)
            {
                session.TakesEnrolments = terminal.TakesEnrolments;
            }

            registry.Register(terminal.Id, session);
        }

        if (message is { Reply: not null } && turn.Admitted.Admission == Admission.Admitted)
        {
            session.HandOver(message, bytes);
        }

        return turn.IsUnderstood;
    }
}
