using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Commands from the queue to the terminal and back.</summary>
public sealed class CommandTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Fact]
    public async Task Commands_go_out_once_in_the_wires_words_and_come_back_settled()
    {
        var (serial, id) = await MeetAsync();
        var queue = host.Get<TerminalCommandQueue>();
        var restart = await queue.EnqueueAsync(id, CommandKind.Restart, "test");
        var query = await queue.EnqueueAsync(id, CommandKind.QueryPunches, "test", new DateTime(2026, 1, 1), new DateTime(2026, 1, 31, 23, 59, 59));

        var handed = await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}");
        Assert.Equal($"C:{query.Id}:DATA QUERY ATTLOG StartTime=2026-01-01 00:00:00\tEndTime=2026-01-31 23:59:59\nC:{restart.Id}:REBOOT\n", handed.Body);
        Assert.Equal("OK", (await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}")).Body);

        var body = $"ID={query.Id}&Return=-1002&CMD=DATA\r\nID=999999&Return=0&CMD=INFO\r\nID={restart.Id}&Return=0&CMD=REBOOT\r\n";
        Assert.Equal("OK", (await host.AskAsync("POST", $"/iclock/devicecmd?SN={serial}", body)).Body);

        var settled = await CommandsAsync(id);
        Assert.Equal((CommandState.Failed, CommandFailure.Unsupported, -1002), (settled[query.Id].State, settled[query.Id].Failure, settled[query.Id].ResultCode));
        Assert.Equal(CommandState.Done, settled[restart.Id].State);
    }

    [Fact]
    public async Task Confirmation_may_carry_its_serial_in_the_body_only()
    {
        var (serial, id) = await MeetAsync();
        var check = await host.Get<TerminalCommandQueue>().EnqueueAsync(id, CommandKind.Check, "test");
        await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}");

        Assert.Equal("OK", (await host.AskAsync("POST", "/iclock/devicecmd", $"ID={check.Id}&SN={serial}&Return=0&CMD=CHECK")).Body);

        Assert.Equal(CommandState.Done, (await CommandsAsync(id))[check.Id].State);
    }

    [Fact]
    public async Task Info_tells_what_the_terminal_is()
    {
        var (serial, id) = await MeetAsync();
        var info = await host.Get<TerminalCommandQueue>().EnqueueAsync(id, CommandKind.ReportInfo, "test");
        await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}");

        await host.AskAsync("POST", $"/iclock/devicecmd?SN={serial}", $"ID={info.Id}&Return=0&CMD=INFO\n~DeviceName=WL30\nFWVersion=Ver 6.60\n~MaxAttLogCount=10\nComPwd=1234\n");

        var facts = await host.Get<RecordTerminalFacts>().OfAsync(id, default);
        Assert.Equal(("WL30", "Ver 6.60", 100_000), (facts.Model, facts.Firmware, facts.LogCapacity));
        Assert.DoesNotContain("1234", facts.Options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_again_is_a_check_and_a_stamp_of_zero_once()
    {
        var (serial, id) = await MeetAsync();
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&Stamp=350154520", "7\t2026-01-05 08:00:00\t0\t1\n");
        Assert.Contains("\nATTLOGStamp=350154520\n", await HandshakeAsync(serial), StringComparison.Ordinal);
        await host.Get<TerminalCommandQueue>().EnqueueAsync(id, CommandKind.SendEverythingAgain, "test");

        Assert.EndsWith(":CHECK\n", (await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}")).Body, StringComparison.Ordinal);
        Assert.Contains("\nATTLOGStamp=0\n", await HandshakeAsync(serial), StringComparison.Ordinal);
        Assert.Contains("\nATTLOGStamp=None\n", await HandshakeAsync(serial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stamp_of_a_query_is_not_a_position()
    {
        var (serial, _) = await MeetAsync();
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&Stamp=77", "7\t2026-01-05 08:00:00\t0\t1\n");
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=%20ATTLOG&Stamp=0", "7\t2026-01-06 08:00:00\t0\t1\n");
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&Stamp=2026-01-01T08:00:00", "7\t2026-01-07 08:00:00\t0\t1\n");

        Assert.Contains("\nATTLOGStamp=77\n", await HandshakeAsync(serial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_encryption_is_offered_a_version_without()
    {
        var (serial, _) = await MeetAsync();
        await host.AskAsync("POST", $"/iclock/exchange?SN={serial}&type=publickey", "PublicKey=AAAA");

        Assert.Contains("\nPushProtVer=2.2.14\n", await HandshakeAsync(serial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_device_registers_and_gets_its_own_words()
    {
        var serial = IclockHost.NewSerial();
        var handshake = $"/iclock/cdata?SN={serial}&options=all&pushver=3.1.2&DeviceType=acc";
        Assert.Equal("OK", (await host.AskAsync("GET", handshake)).Body);
        var code = (await host.AskAsync("POST", $"/iclock/registry?SN={serial}", "DeviceType=acc,~DeviceName=F20/M,FirmVer=Ver 1.1")).Body;
        Assert.Matches("^RegistryCode=[0-9A-F]{10}$", code);
        Assert.Equal(code, (await host.AskAsync("POST", $"/iclock/registry?SN={serial}", "DeviceType=acc")).Body);

        Assert.StartsWith($"registry=ok\n{code}\n", (await host.AskAsync("GET", handshake)).Body, StringComparison.Ordinal);
        await host.Get<TerminalCommandQueue>().EnqueueAsync(host.Terminal(serial)!.Id, CommandKind.Restart, "test");
        Assert.EndsWith(":CONTROL DEVICE 03000000\n", (await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ID=32\nReturn=0\nCMD=Shell\nContent=Tue Mar 24", 32, 0, "Shell")]
    [InlineData("ID=32\r\nSN=X\r\nReturn=-3\r\nCMD=GetFile\r\nContent=\u0000\u00ff", 32, -3, "GetFile")]
    [InlineData("ID=77&SN=xxxx&Return=0&CMD=CHECK", 77, 0, "CHECK")]
    [InlineData("CMD=DATA UPDATE&Return=5&ID=1", 1, 5, "DATA UPDATE")]
    [InlineData("Return=-2\nSN=X\nID=4\nCMD=DATA", 4, -2, "DATA")]
    [InlineData("\r\nsn=X&return=0&id=4&cmd=DATA", 4, 0, "DATA")]
    [InlineData("command result", 0, 0, null)]
    public void Confirmation_is_read_in_both_styles(string body, long id, int result, string? command)
    {
        var found = Confirmation.Read(System.Text.Encoding.Latin1.GetBytes(body));

        Assert.Equal(command is null ? [] : [(id, result, command)], found.Select(c => (c.Id, c.Return, c.Command)));
    }

    [Theory]
    [InlineData("ID=1&Return=0&CMD=DATA\nSN=X&ID=2&Return=-1&CMD=DATA\nReturn=3&CMD=DATA&ID=3")]
    [InlineData("ID=1\nReturn=0\nCMD=DATA\nID=2\nReturn=-1\nCMD=DATA\nID=3\nReturn=3\nCMD=DATA\n")]
    [InlineData("SN=X\nReturn=0\nID=1\nReturn=-1\nID=2\nReturn=3\nID=3\n")]
    [InlineData("ID=1&Return=0&CMD=INFO\n~DeviceName=X\nReturnOn=1\nReturn=-1&ID=2&CMD=DATA\n\nID=3&Return=3&CMD=DATA")]
    public void Several_confirmations_are_told_apart_whatever_their_order(string body)
    {
        var found = Confirmation.Read(System.Text.Encoding.Latin1.GetBytes(body));

        Assert.Equal([(1, 0), (2, -1), (3, 3)], found.Select(c => (c.Id, c.Return)));
    }

    [Fact]
    public async Task Confirmations_settle_each_its_own_command_in_whatever_order_they_come()
    {
        var (serial, id) = await MeetAsync();
        var queue = host.Get<TerminalCommandQueue>();
        var day = new DateTime(2026, 1, 1);
        var asked = new List<TerminalCommand>();
        for (var i = 1; i <= 3; i++)
        {
            asked.Add(await queue.EnqueueAsync(id, CommandKind.QueryPunches, "test", day, day.AddDays(i)));
        }

        await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}");
        await host.AskAsync("POST", $"/iclock/devicecmd?SN={serial}", $"Return=-1005&CMD=DATA&ID={asked[2].Id}\nSN={serial}&ID={asked[0].Id}&Return=0&CMD=DATA\n");

        var settled = await CommandsAsync(id);
        Assert.Equal([CommandState.Done, CommandState.Sent, CommandState.Failed], asked.Select(c => settled[c.Id].State));
        Assert.Equal(CommandFailure.Busy, settled[asked[2].Id].Failure);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task Who_only_looks_takes_no_command_out_of_the_queue(string method)
    {
        var (serial, id) = await MeetAsync();
        var check = await host.Get<TerminalCommandQueue>().EnqueueAsync(id, CommandKind.Check, "test");
        using (var device = await Devices.RawDevice.ConnectAsync(host.Server.Iclock))
        {
            await device.SendAsync(Devices.RawDevice.Request(method, $"/iclock/getrequest?SN={serial}"));
            Assert.Equal(200, await device.ReceiveInterimAsync());
        }

        Assert.Equal(CommandState.Queued, (await CommandsAsync(id))[check.Id].State);
        Assert.Equal($"C:{check.Id}:CHECK\n", (await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}")).Body);
    }

    [Fact]
    public void Line_end_in_a_value_begins_no_second_command() =>
        Assert.Equal("AliceC:9:REBOOT", WireValue.Of("Alice\r\n\tC:9:REBOOT"));

    private async Task<string> HandshakeAsync(string serial) => (await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all&pushver=2.4.1")).Body;

    private async Task<(string Serial, int Id)> MeetAsync()
    {
        var serial = IclockHost.NewSerial();
        await HandshakeAsync(serial);
        return (serial, host.Terminal(serial)!.Id);
    }

    private async Task<Dictionary<long, TerminalCommand>> CommandsAsync(int id) =>
        await host.ReadAsync(async c => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToDictionaryAsync(
            c.TerminalCommands.Where(t => t.TerminalId == id), t => t.Id));
}
