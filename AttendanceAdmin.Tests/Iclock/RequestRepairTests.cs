using System.Text;
using AttendanceAdmin.Tests.Devices;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Requests as firmware writes them and Kestrel alone would refuse them.</summary>
public sealed class RequestRepairTests(IclockHost host) : IClassFixture<IclockHost>
{
    private const string Line = "7\t2026-01-05 08:00:00\t0\t1\n";

    [Fact]
    public async Task Raw_spaces_in_the_target_are_part_of_it()
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}&INFO=Ver 6.39 Apr 28 2008,2,0,17,192.168.1.201,10,7,15,11");

        Assert.Equal("OK", answer.Body);
        Assert.Equal("Ver 6.39 Apr 28 2008", (await host.Get<AttendanceAdmin.Terminals.RecordTerminalFacts>().OfAsync(host.Terminal(serial)!.Id, default)).Firmware);
    }

    [Theory]
    [InlineData("GET /iclock/getrequest?SN={0}&INFO=Caf\u00e9,1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /iclock/getrequest?SN={0} HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /iclock/getrequest?SN={0} HTTP/1.1\r\nHost: http://192.168.1.10:8090/\r\nConnection: close\r\n\r\n")]
    [InlineData("GET iclock/getrequest?SN={0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://192.168.1.10:8090/iclock/getrequest?SN={0} HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /iclock/getrequest?SN={0} HTTP/1.0\r\n\r\n")]
    [InlineData("Get /iclock/getrequest?SN={0} HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /iclock/getrequest?SN={0}&x=[1]|2 HTTP/1.1\nHost: x\nConnection: close\n\n")]
    [InlineData("\r\n\r\nGET /iclock/getrequest?SN={0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /iclock/getrequest?SN={0} HTTP/1.1\r\nHost: x\r\nX-Name: Caf\u00e9\r\nnonsense\r\nConnection: close\r\n\r\n")]
    [InlineData("GET //iclock//getrequest.aspx/?SN={0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /ICLOCK/GetRequest.PHP?sn={0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /some/secret/iclock/getrequest?SN={0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    public async Task Odd_request_is_answered_on_both_ports(string request)
    {
        foreach (var port in new[] { host.Server.Iclock, host.Server.Web })
        {
            var answer = await RawDevice.AskAsync(port, request.Replace("{0}", IclockHost.NewSerial(), StringComparison.Ordinal));

            Assert.Equal((200, "OK"), (answer.Status, answer.Body));
        }
    }

    [Fact]
    public async Task Without_the_prefix_only_the_device_port_knows_what_is_meant()
    {
        Assert.Equal("OK", (await host.AskAsync("GET", $"/getrequest?SN={IclockHost.NewSerial()}")).Body);
        Assert.Equal("OK", (await host.AskAsync("GET", "/")).Body);
        var page = await RawDevice.AskAsync(host.Server.Web, RawDevice.Request("GET", $"/getrequest?SN={IclockHost.NewSerial()}"));
        Assert.NotEqual(200, page.Status);
    }

    [Theory]
    [InlineData("HTTP/1.1\r\nHost: x")]
    [InlineData("HTTP/1.0")]
    public async Task Body_without_a_length_ends_when_its_sender_ends_it(string version)
    {
        foreach (var port in new[] { host.Server.Iclock, host.Server.Web })
        {
            var serial = IclockHost.NewSerial();

            var answer = await RawDevice.AskAsync(port, $"POST /iclock/cdata?SN={serial}&table=ATTLOG&Stamp=1 {version}\r\n\r\n{Line}", closeAfterwards: true);

            Assert.Equal("OK: 1", answer.Body);
            Assert.Single(await host.PunchesAsync(serial));
        }
    }

    [Theory]
    [InlineData("/iclock/cdata?SN={0}&table=ATTLOG&Stamp=1", Line)]
    [InlineData("/iclock/cdata?SN={0}&table=ATTLOG&Stamp=1", "")]
    [InlineData("/iclock/cdata?SN={0}&table=ATTPHOTO&Stamp=1", "PIN=20150731103012-123.jpg")]
    [InlineData("/iclock/devicecmd", "ID=1&Return")]
    public async Task Body_without_a_length_that_does_not_end_is_not_acknowledged(string target, string body)
    {
        var answer = await RawDevice.AskAsync(
            host.Server.Iclock, $"POST {target.Replace("{0}", IclockHost.NewSerial(), StringComparison.Ordinal)} HTTP/1.1\r\nHost: x\r\n\r\n{body}");

        Assert.Equal((411, "ERROR: length required"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Upload_without_length_and_body_is_not_acknowledged()
    {
        var answer = await RawDevice.AskAsync(
            host.Server.Iclock, $"POST /iclock/cdata?SN={IclockHost.NewSerial()}&table=ATTLOG HTTP/1.1\r\nHost: x\r\n\r\n", closeAfterwards: true);

        Assert.Equal(411, answer.Status);
        Assert.StartsWith("ERROR", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_1_0_upload_is_stored()
    {
        var serial = IclockHost.NewSerial();

        var answer = await RawDevice.AskAsync(host.Server.Iclock, $"POST /iclock/cdata?SN={serial}&table=ATTLOG HTTP/1.0\r\nContent-Length: {Line.Length}\r\n\r\n{Line}");

        Assert.Equal("OK: 1", answer.Body);
        Assert.True(answer.Headers.ContainsKey("Content-Length"));
    }

    [Fact]
    public async Task Chunked_upload_with_a_dirty_target_is_stored()
    {
        var serial = IclockHost.NewSerial();
        var chunks = $"5\r\n{Line[..5]}\r\n{Line.Length - 5:x}\r\n{Line[5..]}\r\n0\r\n\r\n";

        var answer = await RawDevice.AskAsync(host.Server.Iclock, $"POST /iclock/cdata?SN={serial}&table= ATTLOG HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");

        Assert.Equal("OK: 1", answer.Body);
    }

    [Fact]
    public async Task Who_expects_100_continue_gets_it()
    {
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);
        await device.SendAsync($"POST /iclock/cdata?SN={IclockHost.NewSerial()}&table=ATTLOG HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {Line.Length}\r\n\r\n");
        Assert.Equal(100, await device.ReceiveInterimAsync());
        await device.SendAsync(Line);

        Assert.Equal("OK: 1", (await device.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task Second_request_of_a_connection_is_repaired_like_the_first()
    {
        var serial = IclockHost.NewSerial();
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);

        // In one packet: a clean upload, a dirty poll, a dirty upload, and a clean poll.
        await device.SendAsync(
            $"POST /iclock/cdata?SN={serial}&table=ATTLOG HTTP/1.1\r\nHost: x\r\nContent-Length: {Line.Length}\r\n\r\n{Line}"
            + $"GET /iclock/getrequest?SN={serial}&INFO=Ver 1,2,3 HTTP/1.1\r\n\r\n"
            + $"POST /iclock/cdata?SN={serial}&table= ATTLOG HTTP/1.1\r\nContent-Length: {Line.Length}\r\n\r\n{Line.Replace("7\t", "8\t", StringComparison.Ordinal)}"
            + $"GET /iclock/ping?SN={serial} HTTP/1.1\r\nHost: x\r\n\r\n");

        string[] answers = [.. await ReceiveAsync(device, 4)];

        Assert.Equal(["OK: 1", "OK", "OK: 1", "OK"], answers);
        Assert.Equal(["7", "8"], (await host.PunchesAsync(serial)).Select(p => p.Pin));
    }

    [Fact]
    public async Task Request_may_arrive_byte_by_byte()
    {
        var serial = IclockHost.NewSerial();
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);
        foreach (var letter in $"POST /iclock/cdata?SN={serial}&table=ATTLOG&x=a b HTTP/1.1\r\nContent-Length: {Line.Length}\r\n\r\n{Line}")
        {
            await device.SendAsync(letter.ToString());
        }

        Assert.Equal("OK: 1", (await device.ReceiveAsync()).Body);
    }

    [Theory]
    [InlineData("/iclock/cdata?SN={0}", Line, "OK: 1")]
    [InlineData("/iclock/devicecmd", "ID=1&Return=0&SN={0}", "OK")]
    public async Task What_is_told_by_the_body_only_is_known_when_it_came(string target, string body, string answer)
    {
        var serial = IclockHost.NewSerial();
        body = body.Replace("{0}", serial, StringComparison.Ordinal);
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);
        await device.SendAsync($"POST {target.Replace("{0}", serial, StringComparison.Ordinal)} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n");
        Assert.Equal(100, await device.ReceiveInterimAsync());
        foreach (var letter in body)
        {
            await device.SendAsync(letter.ToString());
        }

        Assert.Equal(answer, (await device.ReceiveAsync()).Body);
    }

    [Fact]
    public async Task Big_body_follows_a_dirty_head()
    {
        var serial = IclockHost.NewSerial();
        var body = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i}\t2026-01-05 08:00:00\t0\t1\n");
        }

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&x=a b", body.ToString());

        Assert.Equal("OK: 20000", answer.Body);
        Assert.Equal(20_000, (await host.PunchesAsync(serial)).Count);
    }

    private static async Task<List<string>> ReceiveAsync(RawDevice device, int count)
    {
        var answers = new List<string>();
        while (answers.Count < count)
        {
            answers.Add((await device.ReceiveAsync()).Body);
        }

        return answers;
    }
}
