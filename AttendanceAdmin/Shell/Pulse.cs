namespace AttendanceAdmin.Shell;

/// <summary>One beat for everything on the pages that grows old by itself, so that a hundred relative times need one timer.</summary>
internal sealed class Pulse : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly ITimer timer;

    public Pulse(TimeProvider time) => timer = time.CreateTimer(_ => Beat?.Invoke(), null, Interval, Interval);

    private event Action? Beat;

    /// <summary>Listeners return at once: they ask their page to render again.</summary>
    public IDisposable Subscribe(Action listener) => new Subscription(this, listener);

    public void Dispose() => timer.Dispose();

    private sealed class Subscription : IDisposable
    {
        private readonly Pulse pulse;
        private readonly Action listener;

        public Subscription(Pulse pulse, Action listener)
        {
            (this.pulse, this.listener) = (pulse, OwnContext.Keep(listener));
            pulse.Beat += this.listener;
        }

        public void Dispose() => pulse.Beat -= listener;
    }
}
