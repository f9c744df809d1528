using System.Net;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Durability;

public sealed class UnavailableTests
{
    private const string Upload = "/iclock/cdata?SN=A5KX203260068&table=ATTLOG&Stamp=9999";

    [Theory, BothDatabases]
    public async Task What_cannot_be_stored_now_is_refused_with_503_and_stored_when_it_comes_again(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        using var client = new IclockClient { Server = server.Iclock };
        var bodies = Enumerable.Range(0, 20).Select(i => new SimulatedPunch($"{i}", new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified)).Line).ToList();
        Assert.True((await client.PostAsync(Upload, bodies[0], default))!.IsAcknowledgement);

        await using (await database.MakeUnavailableAsync())
        {
            var refused = await SendAsync(client, bodies);
            Assert.All(refused, a => Assert.Equal(503, (int)a!.Status));
        }

        Assert.All(await SendAsync(client, bodies), a => Assert.True(a!.IsAcknowledgement));
        await using var context = database.OpenContext();
        Assert.Equal(bodies.Count, await context.Punches.CountAsync());
    }

    [Theory]
    [InlineData("GET", "/iclock/cdata?SN=NEW1&options=all&pushver=2.4.1", null)]
    [InlineData("GET", "/iclock/getrequest?SN=KNOWN1&INFO=Ver 9,2,3,4,192.168.1.9", null)]
    [InlineData("POST", "/iclock/cdata?SN=KNOWN1&table=OPERLOG&Stamp=1", "USER PIN=7\tName=Ali\n")]
    [InlineData("POST", "/iclock/cdata?SN=KNOWN1&table=options", "~DeviceName=X9,FirmVer=9")]
    [InlineData("POST", "/iclock/exchange?SN=KNOWN1&type=publickey", "PublicKey=AAAA")]
    [InlineData("POST", "/iclock/registry?SN=NEW2", "DeviceType=acc")]
    public async Task While_somebody_else_has_locked_the_file_a_terminal_is_told_to_come_again_and_not_left_waiting(string method, string target, string? body)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        await RawDevice.AskAsync(server.Iclock, RawDevice.Request("GET", "/iclock/cdata?SN=KNOWN1&options=all&pushver=2.4.1"));

        await using (await database.MakeUnavailableAsync())
        {
            // Whoever asks waits half a minute.
            Assert.Equal(503, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request(method, target, body))).Status);
        }

        Assert.Equal(200, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request(method, target, body))).Status);
    }

    [Fact]
    public async Task While_somebody_else_has_locked_the_file_a_program_can_read_with_its_key()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();

        await using (await database.MakeUnavailableAsync())
        {
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/punches?limit=1")).StatusCode);
        }
    }

    [Fact]
    public async Task While_somebody_else_has_locked_a_table_of_postgresql_a_terminal_is_told_to_come_again()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        await RawDevice.AskAsync(server.Iclock, RawDevice.Request("GET", "/iclock/cdata?SN=A5KX203260068&options=all&pushver=2.4.1"));
        var line = new SimulatedPunch("7", new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified)).Line;

        await using (var context = database.OpenContext())
        await using (await context.Database.BeginTransactionAsync())
        {
            await context.Database.ExecuteSqlRawAsync("LOCK TABLE punches, terminals IN ACCESS EXCLUSIVE MODE");

            // Without a word to the database it would wait for ever.
            Assert.Equal(503, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", Upload, line))).Status);
            Assert.Equal(503, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", "/iclock/cdata?SN=A5KX203260068&table=options", "~DeviceName=X9"))).Status);
        }

        Assert.Equal(200, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", Upload, line))).Status);
    }

    [RootFact]
    public async Task A_full_disk_refuses_and_an_emptied_one_takes_again()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 8);
        await using var server = await AttendanceServer.StartAsync(disk.Directory, "Terminals:ApproveNew=true");
        using var terminal = new SimulatedIclockTerminal(server.Iclock, "A5KX203260068", TimeProvider.System);
        await terminal.HandshakeAsync();
        Assert.True(await terminal.PunchAsync("before"));

        disk.Fill();
        Assert.False(await terminal.PunchAsync("meanwhile"));
        Assert.False(await terminal.FlushAsync());
        using var probe = new HttpClient { BaseAddress = server.Web };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await probe.GetAsync("/health/ready")).StatusCode);

        disk.Empty();
        Assert.True(await terminal.FlushAsync());
        Assert.Equal(["before", "meanwhile"], await server.PinsAsync());
    }

    [Theory, BothDatabases]
    public async Task The_same_upload_ten_times_at_once_is_stored_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        using var client = new IclockClient { Server = server.Iclock };
        var body = string.Concat(Enumerable.Range(0, 1500).Select(i => new SimulatedPunch($"{i}", new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified)).Line + "\n"));

        var answers = await SendAsync(client, Enumerable.Repeat(body, 10));

        Assert.All(answers, a => Assert.Equal("OK: 1500", a!.Body.Trim()));
        await using var context = database.OpenContext();
        Assert.Equal(1500, await context.Punches.CountAsync());
        Assert.Equal(1500, await context.Punches.Select(p => p.Pin).Distinct().CountAsync());
    }

    private static Task<IclockAnswer?[]> SendAsync(IclockClient client, IEnumerable<string> bodies) =>
        Task.WhenAll(bodies.Select(b => client.PostAsync(Upload, b, default)));
}
