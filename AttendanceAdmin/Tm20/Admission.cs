using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20;

/// <summary>How far a message gets. Each refusal makes the terminal keep what it has.</summary>
internal enum Admission
{
    Admitted,

    /// <summary>Waits for approval: greeted, but its data is refused.</summary>
    Greeted,

    /// <summary>No serial number, or none that is one; or blocked; or by the wrong way.</summary>
    Refused,
}

/// <param name="Terminal">Null where it is not known and not to be remembered.</param>
/// <param name="Contact">Null with it.</param>
internal readonly record struct Admitted(Admission Admission, KnownTerminal? Terminal, TerminalContact? Contact);
