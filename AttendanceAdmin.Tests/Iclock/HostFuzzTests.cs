using System.Text;
using AttendanceAdmin.Tests.Devices;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Damaged requests on the real host: it stays, it answers plain text or closes, and the next good punch is taken.</summary>
public sealed class HostFuzzTests(IclockHost host) : IClassFixture<IclockHost>
{
    private const int Rounds = 1000;
    private const int AtATime = 16;

    [Fact]
    public async Task Host_survives_damaged_requests()
    {
        var seeds = VectorTests.All().Values.Where(v => v.TryGetProperty("request", out _))
            .Select(v => Encoding.Latin1.GetBytes(VectorTests.Wire(v.GetProperty("request")))).ToArray();
        var mutation = new Mutation(seed: 8090);
        var damaged = Enumerable.Range(0, Rounds).Select(i => mutation.Of(seeds[i % seeds.Length])).ToList();

        await Parallel.ForEachAsync(damaged, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (bytes, _) => await TryAsync(bytes));

        var serial = IclockHost.NewSerial();
        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "7\t2026-01-05 08:00:00\t0\t1\n");
        Assert.Equal("OK: 1", answer.Body);
        Assert.Single(await host.PunchesAsync(serial));
    }

    private async Task TryAsync(byte[] bytes)
    {
        try
        {
            var answer = await RawDevice.AskAsync(host.Server.Iclock, Encoding.Latin1.GetString(bytes), closeAfterwards: true);
            Assert.NotEqual(500, answer.Status);
            // What Kestrel refuses itself has no body; whatever has one speaks plain text.
            Assert.True(answer.Body.Length == 0 || answer.Headers["Content-Type"].StartsWith("text/plain", StringComparison.Ordinal), answer.Body);
        }
        catch (IOException)
        {
            // It closed the connection, which is an answer too.
        }
    }
}
