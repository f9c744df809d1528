namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>The punches of an occurrence's window, in order.</summary>
internal sealed record OccurrencePunches(IReadOnlyList<TimedPunch> All)
{
    public IReadOnlyList<TimedPunch> Kept { get; } = [.. All.Where(p => p.Kept)];

    /// <summary>A double of a punch before the window is there too: somebody was.</summary>
    public bool AnyInWindow => All.Any(p => p.TakesPart);
}
