using System.Net.Http.Json;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>What the wire notes about a terminal: wishes survive a kill, positions cost nothing.</summary>
public sealed class MarkTests
{
    private const string Serial = "MARK01";
    private const string Key = "aa_test_key_with_every_scope";

    [Theory, BothDatabases]
    public async Task Everything_again_and_a_registration_survive_a_kill_right_after(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        string[] settings = [.. database.Settings, "Terminals:ApproveNew=true", $"Setup:ApiKey={Key}"];
        string registered;
        await using (var first = await AttendanceProcess.StartAsync(settings))
        {
            await HandshakeAsync(first.Iclock);
            registered = (await AskAsync(first.Iclock, "POST", "/iclock/registry?SN=ACC01", "DeviceType=acc,~DeviceName=F20/M")).Body;
            using var api = new HttpClient { BaseAddress = first.Web };
            api.DefaultRequestHeaders.Add("X-Api-Key", Key);
            (await api.PostAsJsonAsync("/api/v1/terminals/1/commands", new { command = "send_everything_again" })).EnsureSuccessStatusCode();
            Assert.EndsWith(":CHECK\n", (await AskAsync(first.Iclock, "GET", $"/iclock/getrequest?SN={Serial}")).Body, StringComparison.Ordinal);
            await first.KillAsync();
        }

        await using var second = await AttendanceProcess.StartAsync(settings);
        Assert.Contains("\nATTLOGStamp=0\n", await HandshakeAsync(second.Iclock), StringComparison.Ordinal);
        Assert.StartsWith("RegistryCode=", registered, StringComparison.Ordinal);
        Assert.Equal(registered, (await AskAsync(second.Iclock, "POST", "/iclock/registry?SN=ACC01", "DeviceType=acc")).Body);
    }

    [Fact]
    public async Task Positions_and_polls_write_nothing_until_the_interval()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        await HandshakeAsync(server.Iclock);
        await AskAsync(server.Iclock, "GET", $"/iclock/getrequest?SN={Serial}&INFO=Ver%206.60,12,30,0");
        await HandshakeAsync(server.Iclock);
        var before = await StampsAsync(database);

        for (var i = 1; i <= 20; i++)
        {
            await AskAsync(server.Iclock, "POST", $"/iclock/cdata?SN={Serial}&table=ATTLOG&Stamp={i}", $"{i}\t2026-01-05 08:00:00\t0\t1\n");
            await AskAsync(server.Iclock, "GET", $"/iclock/getrequest?SN={Serial}&INFO=Ver%206.60,12,30,{i}");
        }

        Assert.Equal(before, await StampsAsync(database));
        Assert.Contains("\nATTLOGStamp=20\n", await HandshakeAsync(server.Iclock), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_and_a_position_noted_at_once_are_both_kept()
    {
        var stamps = UploadStamps.Parse("ATTLOG=5").StartingOver().With("OPERLOG", "7").InZone("1");

        Assert.True(UploadStamps.Parse(stamps.ToString()).SendsEverythingAgain);
        Assert.Equal("7", UploadStamps.Parse(stamps.StartedOver().ToString()).Of("OPERLOG"));
        Assert.Equal("1", UploadStamps.Parse(stamps.StartingOver().ToString()).Zone);
    }

    private static async Task<(string?, int?)> StampsAsync(TestDatabase database)
    {
        await using var context = database.OpenContext();
        var terminal = await context.Terminals.AsNoTracking().SingleAsync();
        return (terminal.Stamps, terminal.LogCount);
    }

    private static async Task<string> HandshakeAsync(Uri server) =>
        (await AskAsync(server, "GET", $"/iclock/cdata?SN={Serial}&options=all&pushver=2.4.1")).Body;

    private static Task<RawAnswer> AskAsync(Uri server, string method, string target, string? body = null) =>
        RawDevice.AskAsync(server, RawDevice.Request(method, target, body));
}
