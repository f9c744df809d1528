using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Receiving;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Opens the exchanges of commands, each kept for diagnosis and with the same patience.</summary>
internal sealed class Dialogues(ExchangeLog log, IOptions<Tm20Options> options)
{
    public Dialogue Open(Session session, KnownTerminal terminal) => new(session, terminal, log, TimeSpan.FromSeconds(options.Value.CommandSeconds));
}
