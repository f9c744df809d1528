namespace AttendanceAdmin.Load;

/// <summary>What a stretch of load came to.</summary>
internal sealed class Measured(TimeSpan duration, IEnumerable<double> milliseconds, int failures)
{
    private readonly List<double> sorted = [.. milliseconds.Order()];

    private TimeSpan Duration => duration;

    public int Count => sorted.Count;

    public int Failures => failures;

    public double PerSecond => sorted.Count / Duration.TotalSeconds;

    public double Percentile(double share) => sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];

    public override string ToString() =>
        $"{PerSecond,8:F0}/s   p50 {Percentile(0.5),6:F2} ms   p99 {Percentile(0.99),6:F2} ms   failures {Failures}";

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    public static Measured Together(IReadOnlyList<Measured> stretches) => new(
        stretches.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Duration), stretches.SelectMany(s => s.sorted), stretches.Sum(s => s.Failures));
}
