namespace AttendanceAdmin.Punches;

/// <summary>The section <c>RawInbox</c>: how much is kept of what terminals send besides punches.</summary>
internal sealed class RawInboxOptions
{
    public const string Section = "RawInbox";

    public int MaxAgeDays { get; set; } = 90;

    public int MaxMegabytes { get; set; } = 512;
}
