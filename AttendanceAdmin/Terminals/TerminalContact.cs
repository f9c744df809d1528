namespace AttendanceAdmin.Terminals;

/// <summary>What the running server knows of one terminal's line. Thread-safe; every member is one word or behind the lock.</summary>
internal sealed class TerminalContact
{
    private const int DriftSamples = 5;
    private const int LoopAfter = 3;
    private readonly Lock gate = new();
    private readonly Queue<int> drifts = new();
    private long lastSeen;
    private long lastPunch;
    private long loopSince;
    private ulong lastBody;
    private int sameBody;
    private bool changed;

    public DateTimeOffset? LastSeen => Instant(Volatile.Read(ref lastSeen));

    /// <summary>When the last punch came in (not when it was made).</summary>
    public DateTimeOffset? LastPunch => Instant(Volatile.Read(ref lastPunch));

    public string? Address { get; private set; }

    /// <summary>Since when the same body has come again and again although it was acknowledged; null if it has not.</summary>
    public DateTimeOffset? ResendLoopSince => Instant(Volatile.Read(ref loopSince));

    /// <summary>
    /// Terminal clock minus true time in seconds. A late upload only ever makes a clock look slower than it is,
    /// so the fastest of the last few single punches is the nearest to the truth.
    /// </summary>
    public int? ClockDriftSeconds
    {
        get
        {
            lock (gate)
            {
                return drifts.Count == 0 ? null : drifts.Max();
            }
        }
    }

    public void Restore(DateTimeOffset? seen, DateTimeOffset? punch, string? address, int? driftSeconds)
    {
        if (driftSeconds is { } drift)
        {
            lock (gate)
            {
                drifts.Enqueue(drift);
            }
        }

        Volatile.Write(ref lastSeen, seen?.ToUnixTimeMilliseconds() ?? 0);
        Volatile.Write(ref lastPunch, punch?.ToUnixTimeMilliseconds() ?? 0);
        Address = address;
    }

    public void Hear(DateTimeOffset at, string? address)
    {
        Volatile.Write(ref lastSeen, at.ToUnixTimeMilliseconds());
        Address = Plain(address) ?? Address;
        Volatile.Write(ref changed, true);
    }

    public void HearPunches(DateTimeOffset at) => Volatile.Write(ref lastPunch, at.ToUnixTimeMilliseconds());

    /// <summary>One punch, sent alone and so probably at once: compares the terminal's clock with ours.</summary>
    public void MeasureClock(DateTimeOffset punched, DateTimeOffset arrived)
    {
        var drift = (int)Math.Clamp((punched - arrived).TotalSeconds, int.MinValue, int.MaxValue);
        lock (gate)
        {
            drifts.Enqueue(drift);
            if (drifts.Count > DriftSamples)
            {
                drifts.Dequeue();
            }
        }
    }

    /// <summary>Notices a terminal that does not understand its acknowledgement: the same body three times running.</summary>
    /// <returns>True when the loop has just been noticed.</returns>
    public bool NoteBody(ulong hash, DateTimeOffset at)
    {
        lock (gate)
        {
            sameBody = hash == lastBody ? sameBody + 1 : 1;
            lastBody = hash;
            if (sameBody < LoopAfter)
            {
                Volatile.Write(ref loopSince, 0);
                return false;
            }

            if (sameBody == LoopAfter)
            {
                Volatile.Write(ref loopSince, at.ToUnixTimeMilliseconds());
            }

            return sameBody == LoopAfter;
        }
    }

    /// <summary>Its clock was set: what was measured before says nothing any more.</summary>
    public void ForgetClock()
    {
        lock (gate)
        {
            drifts.Clear();
        }
    }

    public bool TakeChanged() => Interlocked.Exchange(ref changed, false);

    /// <summary>An IPv4 caller on a dual-stack socket comes as ::ffff:192.168.1.50; nobody types it so.</summary>
    private static string? Plain(string? address) =>
        address?.StartsWith("::ffff:", StringComparison.Ordinal) == true && address.Contains('.') ? address["::ffff:".Length..] : address;

    private static DateTimeOffset? Instant(long milliseconds) => milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
