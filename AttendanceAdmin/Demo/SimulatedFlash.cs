namespace AttendanceAdmin.Demo;

/// <summary>The punches a simulated terminal keeps: all it ever made, and how far the server has acknowledged them. A command may look while somebody punches.</summary>
internal sealed class SimulatedFlash
{
    private readonly Lock gate = new();
    private readonly List<SimulatedPunch> punches = [];
    private int acknowledged;

    public int Count => Looking(() => punches.Count);

    public int Unsent => Looking(() => punches.Count - acknowledged);

    public IReadOnlyList<SimulatedPunch> All => Looking(() => punches.ToList());

    public void Remember(SimulatedPunch punch) => Looking(() =>
    {
        punches.Add(punch);
        return 0;
    });

    /// <summary>The oldest that were not acknowledged.</summary>
    public IReadOnlyList<SimulatedPunch> NextUnsent(int most) => Looking(() => punches.GetRange(acknowledged, Math.Min(most, punches.Count - acknowledged)));

    public void Acknowledge(int count) => Looking(() => acknowledged += count);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Looking(() =>
    {
        punches.Clear();
        return acknowledged = 0;
    });

    /// <summary>What stamp 0 asks for: everything is to be sent again.</summary>
    public void StartOver() => Looking(() => acknowledged = 0);

    public IReadOnlyList<SimulatedPunch> Between(DateTime from, DateTime to) => Looking(() => punches.FindAll(p => p.LocalTime >= from && p.LocalTime <= to));

    private T Looking<T>(Func<T> look)
    {
        lock (gate)
        {
            return look();
        }
    }
}
