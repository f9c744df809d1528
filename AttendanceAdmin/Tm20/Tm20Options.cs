namespace AttendanceAdmin.Tm20;

/// <summary>The section <c>Tm20</c>: how long to wait for what on a connection.</summary>
internal sealed class Tm20Options
{
    public const string Section = "Tm20";

    /// <summary>Seconds of quiet after which a terminal is pinged.</summary>
    public int PingSeconds { get; set; } = 25;

    /// <summary>Seconds without an answer to a ping after which the connection counts as dead.</summary>
    public int SilenceSeconds { get; set; } = 90;

    /// <summary>Seconds within which a connection must say which terminal it is.</summary>
    public int IntroductionSeconds { get; set; } = 60;

    /// <summary>Seconds that a message may take from its first byte to its last, and an answer to be taken off our hands.</summary>
    public int MessageSeconds { get; set; } = 120;

    /// <summary>Seconds to wait for the answer to a command before it is sent again.</summary>
    public int CommandSeconds { get; set; } = 20;
}
