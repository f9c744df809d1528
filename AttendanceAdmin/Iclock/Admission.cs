namespace AttendanceAdmin.Iclock;

/// <summary>How far a caller gets. Each refusal makes the terminal keep what it has.</summary>
internal enum Admission
{
    Admitted,

    /// <summary>Waits for approval: greeted, but its data is refused.</summary>
    Greeted,
    NoSerial,
    BadSerial,

    /// <summary>Too many unknown ones wait already; not remembered.</summary>
    Crowded,
    Blocked,

    /// <summary>Asks for more than its <see cref="TerminalBudget"/>: told to come again later.</summary>
    TooBusy,
    WrongSecret,
    WrongAddress,
}
