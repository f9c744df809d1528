namespace AttendanceAdmin.Demo;

/// <summary>The punches a simulated terminal keeps: all it ever made, and how far the server has acknowledged them.</summary>
internal sealed class SimulatedFlash
{
    private readonly List<SimulatedPunch> punches = [];
    private int acknowledged;

    public int Count => punches.Count;

    public int Unsent => punches.Count - acknowledged;

    public IReadOnlyList<SimulatedPunch> All => punches;

    public void Remember(SimulatedPunch punch) => punches.Add(punch);

    /// <summary>The oldest that were not acknowledged.</summary>
    public IReadOnlyList<SimulatedPunch> NextUnsent(int most) => punches.GetRange(acknowledged, Math.Min(most, Unsent));

    public void Acknowledge(int count) => acknowledged += count;

    /// <summary>What stamp 0 asks for: everything is to be sent again.</summary>
    public void StartOver() => acknowledged = 0;

    public IEnumerable<SimulatedPunch> Between(DateTime from, DateTime to) => punches.Where(p => p.LocalTime >= from && p.LocalTime <= to);
}
