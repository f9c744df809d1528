using System.Text.Json.Nodes;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// Answers what terminals begin. What is not known is kept and answered with <c>true</c>: a terminal without an answer stalls or begins anew.
/// </summary>
internal sealed class Exchange(Greeting greeting, LogUploads logs, RawUploads raws, CodeChecks codes)
{
    /// <param name="message">One with a command.</param>
    public async Task<JsonObject> AnswerAsync(Admitted admitted, Caller caller, DeviceMessage message, CancellationToken cancellationToken)
    {
        var command = message.Command!;
        if (message.Is("reg"))
        {
            return await greeting.AnswerAsync(admitted, message, cancellationToken);
        }

        if (message.Is("checklive"))
        {
            return Reply.Ok(command);
        }

        if (message.Is("heartbeat"))
        {
            return greeting.Alive(admitted, command);
        }

        if (admitted is not { Admission: Admission.Admitted, Terminal: { } terminal, Contact: { } contact })
        {
            return Reply.KeepIt(command);
        }

        if (message.Is("sendlog"))
        {
            return await logs.ReceiveAsync(terminal, contact, caller, message, cancellationToken);
        }

        var stored = await raws.ReceiveAsync(terminal, caller, message, cancellationToken);
        return stored && (message.Is("sendqrcode") || message.Is("sendpin")) ? await codes.AnswerAsync(terminal, message, cancellationToken)
            : stored && message.Is("senduser") ? greeting.Alive(admitted, command)
            : RawUploads.Answer(message, stored);
    }

    /// <returns>Null where not even the command can be made out.</returns>
    public Task<JsonObject?> AnswerDamagedAsync(Admitted admitted, Caller caller, DamagedMessage damaged, ReadOnlyMemory<byte> body) => admitted switch
    {
        { Admission: Admission.Admitted, Terminal: { } terminal } => logs.KeepDamagedAsync(terminal, caller, damaged, body.ToArray()),
        _ => Task.FromResult(damaged.Command is { } command ? Reply.KeepIt(command) : null),
    };
}
