using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>What a terminal that nobody has approved may leave behind.</summary>
public sealed class IntroductionTests
{
    private const string Options = "~DeviceName=SenseFace 4A,FirmVer=ZAM70-NF-Ver1.2,UserCount=2,TransactionCount=5,~MaxAttLogCount=20,ComPwd=1234";

    [Fact]
    public async Task Its_card_shows_what_it_said_of_itself_and_nothing_of_it_is_stored()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        var answer = await AskAsync(server, "POST", "/iclock/cdata?SN=NEW1&table=options", Options);
        await AskAsync(server, "GET", "/iclock/getrequest?SN=NEW2&INFO=Ver%206.60,12,30,1500,192.168.1.20");
        var registration = await AskAsync(server, "POST", "/iclock/registry?SN=NEW3", "~DeviceName=F20/M,FirmVer=Ver 1.1");

        Assert.Equal((503, "30"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Equal(503, registration.Status);
        await using var context = database.OpenContext();
        var cards = await context.Terminals.OrderBy(t => t.Serial).Select(t => new { t.Model, t.Firmware, t.LogCount, t.State, t.Dialect }).ToListAsync();
        Assert.Equal(("SenseFace 4A", "ZAM70-NF-Ver1.2", 5), (cards[0].Model, cards[0].Firmware, cards[0].LogCount));
        Assert.Equal(("Ver 6.60", 1500), (cards[1].Firmware, cards[1].LogCount));
        Assert.Equal(("F20/M", "acc"), (cards[2].Model, cards[2].Dialect));
        Assert.All(cards, c => Assert.Equal(TerminalState.Pending, c.State));
        Assert.Equal(0, await context.RawMessages.CountAsync());
        Assert.Equal(0, await context.QuarantinedLines.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task One_that_another_server_has_written_down_is_known_here_when_it_calls(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        await using var context = database.OpenContext();
        context.Terminals.Add(new Terminal { Serial = "ELSEWHERE1", Protocol = TerminalProtocol.Iclock, State = TerminalState.Approved, FirstSeen = DateTimeOffset.UnixEpoch });
        await context.SaveChangesAsync();

        var answer = await AskAsync(server, "POST", "/iclock/cdata?SN=ELSEWHERE1&table=ATTLOG", "7\t2026-03-02 08:00:00\t0\t1\n");

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, await context.Terminals.CountAsync());
    }

    [Fact]
    public async Task However_much_it_says_little_is_remembered_and_written_once()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        for (var i = 0; i < 30; i++)
        {
            var noise = string.Join(',', Enumerable.Range(0, 400).Select(n => $"Key{i}_{n}={new string('x', 600)}"));
            Assert.Equal(503, (await AskAsync(server, "POST", "/iclock/cdata?SN=LOUD&table=options", $"~DeviceName=Model {i},{noise}")).Status);
        }

        var facts = await server.Services.GetRequiredService<RecordTerminalFacts>().OfAsync(1, default);
        Assert.Equal("Model 29", facts.Model);
        Assert.InRange(facts.Options!.Length, 1, 100_000);
        await using var context = database.OpenContext();
        Assert.Equal("Model 0", (await context.Terminals.SingleAsync()).Model);
    }

    [Fact]
    public async Task A_long_address_is_not_kept_whole()
    {
        await using var server = await AttendanceServer.StartAsync();
        await AskAsync(server, "GET", $"/iclock/getrequest?SN=LONG&x={new string('y', 30_000)}");

        var traffic = server.Services.GetRequiredService<TerminalTraffic>();
        await Eventually.TrueAsync(() => traffic.Last(1).Count > 0, "An exchange is noted when its answer has gone");
        var kept = Assert.Single(traffic.Last(1));
        Assert.InRange(kept.Request.Length, 100, TerminalTraffic.KeptBodyBytes + 10);
    }

    private static Task<RawAnswer> AskAsync(AttendanceServer server, string method, string target, string? body = null) =>
        RawDevice.AskAsync(server.Iclock, RawDevice.Request(method, target, body));
}
