using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Memory is the whole process's: what other tests hold at the same time would be counted, so that nothing else runs meanwhile.</summary>
[Collection(AloneCollection.Name)]
public sealed class UploadMemoryTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Fact]
    public async Task Body_of_64_megabytes_is_never_held_whole()
    {
        var serial = IclockHost.NewSerial();
        var line = new string('A', 1000);
        var block = string.Concat(Enumerable.Repeat($"FP PIN=1\tFID=0\tTMP={line}\n", 1000));
        const int Blocks = 60;
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);
        await device.SendAsync($"POST /iclock/cdata?SN={serial}&table=OPERLOG HTTP/1.1\r\nHost: x\r\nContent-Length: {block.Length * Blocks}\r\n\r\n");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        for (var i = 0; i < Blocks; i++)
        {
            await device.SendAsync(block);
            most = i % 10 == 9 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most;
        }

        Assert.Equal($"OK: {1000 * Blocks}", (await device.ReceiveAsync()).Body);
        Assert.True(most < 24_000_000, $"{most} bytes");
    }
}
