using System.Diagnostics;

namespace AttendanceAdmin.Load;

/// <summary>Many connections at once, each sending its next request when the last was answered, or at its pace.</summary>
internal static class LoadRun
{
    private static long number;

    /// <summary>Serial numbers of the terminals that take part.</summary>
    public static IReadOnlyList<string> Serials(int count, string prefix = "LOAD") => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i:D5}")];

    public static async Task HandshakeAsync(Uri server, IEnumerable<string> serials)
    {
        using var connection = new LoadConnection(server, keepAlive: false);
        foreach (var serial in serials)
        {
            if (await connection.ExchangeAsync(Requests.Handshake(serial)) < 0)
            {
                throw new InvalidOperationException($"The handshake of {serial} failed");
            }
        }
    }

    public static Task<Measured> SinglesAsync(Uri server, IReadOnlyList<string> serials, bool keepAlive, TimeSpan duration, TimeSpan pause = default) => RunAsync(
        server, serials, keepAlive, duration, pause, serial => Requests.SinglePunch(serial, keepAlive),
        request => Requests.PatchPin(request, Interlocked.Increment(ref number)));

    public static Task<Measured> HeartbeatsAsync(Uri server, IReadOnlyList<string> serials, bool keepAlive, TimeSpan duration, TimeSpan pause) => RunAsync(
        server, serials, keepAlive, duration, pause, serial => Requests.Heartbeat(serial, keepAlive), _ => { });

    /// <returns>Seconds that one upload took.</returns>
    public static async Task<double> UploadAsync(Uri server, string serial, byte[] lines)
    {
        using var connection = new LoadConnection(server, keepAlive: false);
        var milliseconds = await connection.ExchangeAsync(Requests.Upload(serial, lines, keepAlive: false));
        return milliseconds > 0 ? milliseconds / 1000 : throw new InvalidOperationException("The upload was not acknowledged");
    }

    private static async Task<Measured> RunAsync(
        Uri server, IReadOnlyList<string> serials, bool keepAlive, TimeSpan duration, TimeSpan pause, Func<string, byte[]> make, Action<byte[]> patch)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(serials.Select(async (serial, i) =>
        {
            // Paced terminals do not all speak in the same instant.
            await Task.Delay(pause * i / serials.Count);
            using var connection = new LoadConnection(server, keepAlive);
            return await RepeatAsync(connection, make(serial), patch, began, duration, pause);
        }));
        var answered = all.SelectMany(a => a).ToList();
        return new Measured(Stopwatch.GetElapsedTime(began), answered.FindAll(m => m > 0), answered.Count(m => m < 0));
    }

    private static async Task<List<double>> RepeatAsync(
        LoadConnection connection, byte[] request, Action<byte[]> patch, long began, TimeSpan duration, TimeSpan pause)
    {
        var milliseconds = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            patch(request);
            var taken = await connection.ExchangeAsync(request);
            milliseconds.Add(taken);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, pause.TotalMilliseconds - Math.Abs(taken))));
            }
        }

        return milliseconds;
    }
}
