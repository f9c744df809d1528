namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>A clock that a test moves by hand; timers are the real ones.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
