using System.Data.Common;
using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>What became of a message.</summary>
/// <param name="Admitted">Who sent it.</param>
/// <param name="Answer">Null where there is nothing to answer.</param>
/// <param name="IsUnderstood">False for what is no JSON object, or one without a verb.</param>
internal readonly record struct Turn(Admitted Admitted, byte[]? Answer, bool IsUnderstood);

/// <summary>Takes one message as it came, whoever brought it, and gives the answer; both are kept for diagnosis.</summary>
internal sealed partial class Conversation(Gate gate, Exchange exchange, ExchangeLog log, ILogger<Conversation> logger)
{
    public async Task<Turn> TakeAsync(Caller caller, ReadOnlyMemory<byte> bytes, DeviceMessage? message, CancellationToken cancellationToken)
    {
        var damaged = message is null ? DamagedMessage.Read(bytes.Span) : null;
        var said = message?.Serial ?? damaged?.Serial;
        var admitted = await gate.AdmitAsync(caller, said, cancellationToken);
        if (admitted.Terminal is { } known)
        {
            caller.Serial ??= known.Serial;
        }

        JsonObject? reply;
        try
        {
            reply = damaged is not null ? await exchange.AnswerDamagedAsync(admitted, caller, damaged, bytes)
                : message!.Command is not null ? await exchange.AnswerAsync(admitted, caller, message, cancellationToken)
                : null;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or IOException or TimeoutException)
        {
            Log.Unavailable(logger, fault, caller.Serial);
            reply = Reply.KeepIt(message?.Command ?? damaged?.Command ?? "");
        }

        var answer = reply?.Bytes();
        if (admitted.Terminal is { } terminal)
        {
            log.Heard(terminal, caller, message, bytes.Length, answer);
        }

        return new Turn(admitted, answer, message is { } understood && (understood.Command ?? understood.Reply) is not null);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message of terminal {Serial} could not be served now")]
        public static partial void Unavailable(ILogger logger, Exception fault, string? serial);
    }
}
