namespace AttendanceAdmin.Shell;

/// <summary>The four states of the design and a plain one: green, amber, red, hatched grey, grey.</summary>
public enum StatusKind
{
    Good,
    Warning,
    Bad,
    Unknown,
    Neutral,
}
