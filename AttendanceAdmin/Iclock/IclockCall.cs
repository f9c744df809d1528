using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>One request of a terminal that the <see cref="IclockGate"/> let in, as the controllers see it; a feature of the request.</summary>
internal sealed class IclockCall(KnownTerminal terminal, TerminalContact contact, string target, IclockQuery query)
{
    public KnownTerminal Terminal => terminal;

    public TerminalContact Contact => contact;

    /// <summary>Canonical path and query, without secrets.</summary>
    public string Target => target;

    public IclockQuery Query => query;

    public bool IsApproved => terminal.State == TerminalState.Approved;

    /// <summary>For diagnosis: the body's first bytes, secrets masked.</summary>
    public ReadOnlyMemory<byte> BodySample { get; set; }

    public long BodyBytes { get; set; }

    /// <summary>For diagnosis: what was answered.</summary>
    public string Answer { get; set; } = "";
}
