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

        // The language of a circuit flows with its context; the timer's own is that of whoever came first.
        private readonly ExecutionContext? context = ExecutionContext.Capture();

        public Subscription(Pulse pulse, Action listener)
        {
            (this.pulse, this.listener) = (pulse, listener);
            pulse.Beat += Hear;
        }

        public void Dispose() => pulse.Beat -= Hear;

        private void Hear()
        {
            if (context is null)
            {
                listener();
            }
            else
            {
                ExecutionContext.Run(context, _ => listener(), null);
            }
        }
    }
}
