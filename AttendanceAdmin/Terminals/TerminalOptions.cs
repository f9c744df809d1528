namespace AttendanceAdmin.Terminals;

/// <summary>The section <c>Terminals</c>.</summary>
internal sealed class TerminalOptions
{
    public const string Section = "Terminals";

    /// <summary>Whether an unknown serial number is approved on first contact.</summary>
    public bool ApproveNew { get; set; }

    /// <summary>Minutes without contact after which a terminal counts as silent, unless it says otherwise.</summary>
    public int SilentAfterMinutes { get; set; } = 5;

    /// <summary>How many terminals may wait for approval; more are greeted but not remembered, so that a flood of invented serials ends.</summary>
    public int MaxPending { get; set; } = 500;

    /// <summary>Seconds between two writes of contact times; a heartbeat itself writes nothing.</summary>
    public int PresenceWriteSeconds { get; set; } = 300;

    /// <summary>Seconds after which a command that was handed out and not confirmed is handed out again.</summary>
    public int CommandResendSeconds { get; set; } = 120;

    public int CommandMaxAttempts { get; set; } = 3;

    public int CommandExpiresHours { get; set; } = 168;

    /// <summary>Days after which settled commands are removed.</summary>
    public int KeepCommandsDays { get; set; } = 90;
}
