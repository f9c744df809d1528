using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20;

/// <summary>Finds the terminal of each message, lets it in or not, and notes its sign of life. Without news it touches no database.</summary>
internal sealed class Gate(TerminalDirectory directory, TerminalPresence presence)
{
    private static readonly Admitted Refused = new(Admission.Refused, null, null);

    /// <param name="said">The serial number in the message itself; the connection's, if it has none.</param>
    public async ValueTask<Admitted> AdmitAsync(Caller caller, string? said, CancellationToken cancellationToken)
    {
        if (!TerminalSerial.TryParse(said ?? caller.Serial, out var serial))
        {
            return Refused;
        }

        if (await directory.FindOrAnnounceAsync(serial, TerminalProtocol.Tm20, cancellationToken) is not { } terminal)
        {
            // Too many wait already: not remembered, but not turned away either.
            return new Admitted(Admission.Greeted, null, null);
        }

        if ((terminal.SecretPath is { Length: > 0 } secret && !caller.Carries(secret)) || !terminal.AllowsAddress(caller.Address))
        {
            // Who comes by the wrong way need not be the terminal, and is no sign of its life.
            return Refused;
        }

        var contact = presence.Heard(terminal.Id, caller.Address?.ToString());
        return new Admitted(
            terminal.State switch
            {
                TerminalState.Approved => Admission.Admitted,
                TerminalState.Pending => Admission.Greeted,
                _ => Admission.Refused,
            },
            terminal,
            contact);
    }
}
