using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;
using AttendanceAdmin.Tm20.Receiving;
using AttendanceAdmin.Tm20.Sessions;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>A command's exchange with one terminal: one message is under way, its answer is known by its verb only, since there are no numbers on them.</summary>
internal sealed class Dialogue(Session session, KnownTerminal terminal, ExchangeLog log, TimeSpan patience)
{
    private const int Tries = 3;

    public Session Session => session;

    public KnownTerminal Terminal => terminal;

    /// <returns>Null if it did not answer after three tries.</returns>
    public async Task<DeviceMessage?> AskAsync(JsonObject message, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await AskOnceAsync(message, cancellationToken) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    /// <summary>For a page: said again, it would be another one.</summary>
    /// <returns>Null if it did not answer in time.</returns>
    public async Task<DeviceMessage?> AskOnceAsync(JsonObject message, CancellationToken cancellationToken)
    {
        var bytes = message.Bytes();
        log.Asked(terminal, session.Caller, bytes);
        return await session.AskAsync((string)message["cmd"]!, bytes, patience, cancellationToken);
    }

    public async Task<bool> SayAsync(JsonObject message, CancellationToken cancellationToken)
    {
        var bytes = message.Bytes();
        log.Asked(terminal, session.Caller, bytes);
        return await session.SendAsync(bytes, cancellationToken);
    }
}
