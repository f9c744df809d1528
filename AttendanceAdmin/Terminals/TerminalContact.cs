using System.Runtime.InteropServices;

namespace AttendanceAdmin.Terminals;

/// <summary>What the running server knows of one terminal's line. Thread-safe; every member is one word or behind the lock.</summary>
internal sealed class TerminalContact
{
    private const int DriftSamples = 5;
    private const int LoopAfter = 3;

    /// <summary>Two tables that are repeated take turns, and new punches come between.</summary>
    private const int RememberedBodies = 8;

    /// <summary>Who tries again does so within minutes; a table that comes at every start is no loop.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly List<HeardBody> bodies = [];
    private readonly Queue<int> drifts = new();
    private long lastSeen;
    private long lastPunch;
    private long loopSince;
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

    /// <summary>Notices a terminal that does not understand its acknowledgement: the same body three times among the last few.</summary>
    public void NoteBody(ulong hash, DateTimeOffset at)
    {
        lock (gate)
        {
            // The last one is compared whenever it was.
            bodies.RemoveAll(b => at - b.At > LongestPause && b != bodies[^1]);
            var times = bodies.Find(b => b.Hash == hash).Times + 1;
            bodies.RemoveAll(b => b.Hash == hash);
            bodies.Add(new HeardBody(hash, times, at));
            if (bodies.Count > RememberedBodies)
            {
                bodies.RemoveAt(0);
            }

            if (!bodies.Exists(b => b.Times >= LoopAfter))
            {
                Volatile.Write(ref loopSince, 0);
            }
            else if (loopSince == 0)
            {
                Volatile.Write(ref loopSince, at.ToUnixTimeMilliseconds());
            }
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct HeardBody(ulong Hash, int Times, DateTimeOffset At);
}
