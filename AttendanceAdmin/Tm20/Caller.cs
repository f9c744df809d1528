using System.Net;

namespace AttendanceAdmin.Tm20;

/// <summary>Where messages come from: a connection, or one HTTP request.</summary>
/// <param name="path">The address that was called; may carry the serial number and a secret.</param>
internal sealed class Caller(string path, IPAddress? address)
{
    private const string SerialPath = "/ws/tm20/";

    private static long arrivals;

    /// <summary>
    /// Of two the one with the higher number called later. Counted as the call comes in: once a connection is accepted, its other side may
    /// have said all it has to say, and hung up, before the next line of ours runs.
    /// </summary>
    public long Number { get; } = Interlocked.Increment(ref arrivals);

    public IPAddress? Address => address;

    public string Path => path;

    /// <summary>From the first message that said it, else from the path: most messages leave it out.</summary>
    public string? Serial { get; set; } =
        path.StartsWith(SerialPath, StringComparison.OrdinalIgnoreCase) ? path[SerialPath.Length..].Split('/')[0] : null;

    public bool Carries(string secret) => path.Split('/').Contains(secret.Trim('/'), StringComparer.Ordinal);
}
