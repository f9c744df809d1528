using System.Net.WebSockets;
using System.Text;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Connections that are odd, slow, broken or hostile.</summary>
public sealed class Tm20SessionTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    private readonly string serial = Tm20Host.NewSerial();

    [Theory]
    [InlineData("/", null)]
    [InlineData("/pub/chat", "chat")]
    [InlineData("/whatever/else?x=1", "superchat")]
    public async Task Any_path_sub_protocol_and_origin_will_do(string path, string? protocol)
    {
        using var line = await Tm20Line.OpenAsync(host.Address, path, o =>
        {
            o.SetRequestHeader("Origin", "http://192.168.1.77");
            if (protocol is not null)
            {
                o.AddSubProtocol(protocol);
            }
        });

        Assert.Equal("reg", (await line.AskAsync($$"""{"cmd":"reg","sn":"{{serial}}"}""")).GetProperty("ret").GetString());
        Assert.Equal(protocol, line.Socket.SubProtocol);
    }

    [Fact]
    public async Task The_web_port_takes_them_at_two_paths_and_one_names_the_terminal()
    {
        using var named = await Tm20Line.OpenAsync(host.Server.Web, $"/ws/tm20/{serial}");
        await named.AskAsync(Tm20Host.Log("", 1, Tm20Host.Record("7")).Replace("\"sn\":\"\",", "", StringComparison.Ordinal));
        using var chat = await Tm20Line.OpenAsync(host.Server.Web, "/pub/chat");

        Assert.Single(await host.PunchesAsync(serial));
        Assert.True((await chat.AskAsync($$"""{"cmd":"reg","sn":"{{serial}}"}""")).GetProperty("result").GetBoolean());
        await Assert.ThrowsAsync<WebSocketException>(() => Tm20Line.OpenAsync(host.Server.Web, "/somewhere"));
    }

    [Fact]
    public async Task A_large_message_in_many_binary_fragments_is_put_together()
    {
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        var photo = new string('A', 10 * 1024 * 1024);
        var bytes = Encoding.UTF8.GetBytes(Tm20Host.Log(serial, 3, Tm20Host.Record("7", more: $",\"image\":\"{photo}\"")));
        foreach (var piece in bytes.Chunk(300_000).SkipLast(1))
        {
            await line.SendAsync(piece, WebSocketMessageType.Binary, last: false);
        }

        await line.SendAsync(bytes.Chunk(300_000).Last(), WebSocketMessageType.Binary);

        Assert.Equal(3, (await line.ReceiveAsync()).GetProperty("logindex").GetInt32());
        Assert.Equal("7", Assert.Single(await host.PunchesAsync(serial)).Pin);
        Assert.Equal(bytes.Length - Tm20Host.Log(serial, 3, "").Length, (await host.MessagesAsync(serial)).Sum(m => m.Text.Length));
    }

    [Fact]
    public async Task What_is_too_big_is_hung_up_on_and_the_next_connection_is_served()
    {
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        var piece = new byte[1024 * 1024];
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await line.SendAsync(piece, last: false);
            }

            Assert.NotNull(await line.TryReceiveAsync());
        });

        using var stranger = await Tm20Line.OpenAsync(host.Address);
        await stranger.SendAsync(new byte[70_000]);
        Assert.Null(await stranger.TryReceiveAsync());
        using var next = await Tm20Line.RegisteredAsync(host.Address, serial);
    }

    [Fact]
    public async Task A_message_that_makes_no_sense_is_kept_and_acknowledged_as_far_as_it_can_be_made_out()
    {
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);

        var answer = await line.AskAsync($$"""{"cmd":"sendlog","sn":"{{serial}}","count":2,"logindex":77,"record":[{"enrollid":1,"time":"2026-""");
        Assert.Equal((true, 2, 77), (answer.GetProperty("result").GetBoolean(), answer.GetProperty("count").GetInt32(), answer.GetProperty("logindex").GetInt32()));
        Assert.Equal("damaged", Assert.Single(await host.QuarantineAsync(serial)).Kind);

        for (var i = 0; i < 25 && line.Socket.State == WebSocketState.Open; i++)
        {
            try
            {
                await line.SendAsync([0xFF, 0x00, 0x7B]);
            }
            catch (WebSocketException)
            {
                break;
            }
        }

        Assert.Null(await line.TryReceiveAsync());
        Assert.Empty(await host.PunchesAsync(serial));
    }

    [Fact]
    public async Task Records_that_cannot_be_read_are_set_aside_and_the_others_stored()
    {
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);

        var answer = await line.AskAsync(Tm20Host.Log(
            serial, 9, Tm20Host.Record("7"), Tm20Host.Record("-7"), Tm20Host.Record("8", "0000-00-00 00:00:00"), """{"time":"2026-03-02 08:00:00"}""", "7",
            Tm20Host.Record("123456789012345678"), Tm20Host.Record("\"0012\"")));

        Assert.Equal(7, answer.GetProperty("count").GetInt32());
        Assert.Equal(["7", "123456789012345678", "12"], (await host.PunchesAsync(serial)).Select(p => p.Pin));
        Assert.Equal(4, (await host.QuarantineAsync(serial)).Count);
    }

    [Fact]
    public async Task A_new_connection_takes_the_place_of_the_old()
    {
        using var old = await Tm20Line.RegisteredAsync(host.Address, serial);
        using var fresh = await Tm20Line.RegisteredAsync(host.Address, serial.ToLowerInvariant());

        Assert.Null(await old.TryReceiveAsync());
        Assert.Equal("heartbeat", (await fresh.AskAsync("""{"cmd":"heartbeat"}""")).GetProperty("ret").GetString());
        Assert.NotNull(host.Get<SessionRegistry>().Find(host.Terminal(serial)!.Id));
    }

    [Fact]
    public void Who_rings_for_a_line_that_has_just_ended_is_not_hurt()
    {
        var session = new Session(socket: null!, caller: null!, TimeSpan.Zero);
        session.Ring();
        session.Dispose();

        Assert.Null(Record.Exception(session.Ring));
    }

    [Fact]
    public async Task A_flood_of_introductions_makes_one_terminal()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, _) =>
        {
            using var line = await Tm20Line.OpenAsync(host.Address);
            try
            {
                for (var i = 0; i < 200; i++)
                {
                    await line.SendAsync($$$"""{"cmd":"reg","sn":"{{{serial}}}","devinfo":{"modelname":"AiFace","usedlog":{{{i}}}}}""");
                }
            }
            catch (WebSocketException)
            {
                // Another one took its place.
            }
        });

        using var last = await Tm20Line.RegisteredAsync(host.Address, serial);
        Assert.Single(host.Get<TerminalDirectory>().All, t => t.Serial.Equals(serial, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_does_not_say_who_he_is_and_who_is_slow_is_hung_up_on()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", "Tm20:IntroductionSeconds=15", "Tm20:MessageSeconds=5");
        using var quiet = await Tm20Line.RegisteredAsync(server.Tm20, Tm20Host.NewSerial());
        using var slow = await Tm20Line.RegisteredAsync(server.Tm20, serial);
        await slow.SendAsync("{\"cmd\":"u8.ToArray(), last: false);
        using var silent = await Tm20Line.OpenAsync(server.Tm20);

        Assert.Null(await slow.TryReceiveAsync());
        Assert.Null(await silent.TryReceiveAsync());
        // By now both times are over for the one that was there first, too.
        Assert.Equal("checklive", (await quiet.AskAsync("""{"cmd":"checklive"}""")).GetProperty("ret").GetString());
    }

    [Fact]
    public async Task Who_answers_no_ping_is_given_up()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", "Tm20:PingSeconds=1", "Tm20:SilenceSeconds=10");
        using var deaf = await DeafTm20Line.OpenAsync(server.Tm20);
        using var alive = await Tm20Line.RegisteredAsync(server.Tm20, Tm20Host.NewSerial());
        var listening = alive.TryReceiveAsync();
        await deaf.SendAsync($$"""{"cmd":"reg","sn":"{{serial}}"}""");

        using var patience = Patience.Begin();
        await deaf.ListenAsync(patience.Token);

        Assert.True(deaf.WasPinged);
        Assert.False(listening.IsCompleted);
        Assert.Equal(WebSocketState.Open, alive.Socket.State);
    }

    [Fact]
    public async Task What_it_says_of_itself_is_on_its_page()
    {
        using var line = await Tm20Line.OpenAsync(host.Address);
        await line.AskAsync(Tm20Vectors.Text(Tm20Vectors.All()["devinfo-captured-aif43v"], serial));

        var row = (await host.ReadAsync(c => Task.FromResult(c.Terminals.Single(t => t.Serial == serial))));
        Assert.Equal(("AiFace", "AiF43V_v4.40", TerminalProtocol.Tm20), (row.Model, row.Firmware, row.Protocol));
        var facts = await host.Get<RecordTerminalFacts>().OfAsync(row.Id, default);
        Assert.Equal((4, 5000, 148, 500_000, 3), (facts.UserCount, facts.UserCapacity, facts.LogCount, facts.LogCapacity, facts.FaceCount));
        Assert.Contains("mac=00-01-A9-23-EA-6B", facts.Options, StringComparison.Ordinal);
    }
}
