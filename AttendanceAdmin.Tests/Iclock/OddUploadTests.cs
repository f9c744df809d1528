using System.Text;
using AttendanceAdmin.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Uploads that are not what their address says, or not quite: nothing is invented, nothing swallowed.</summary>
public sealed class OddUploadTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Theory]
    [InlineData("table=ATTLOG&Stamp=9999", "OK: 2")]
    [InlineData("Stamp=99", "OK")]
    public async Task Operation_among_punches_is_an_operation(string address, string acknowledged)
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&{address}", "OPLOG 13\t1\t2026-11-20 11:26:07\t1\t0\t0\t0\n31\t2026-11-20 11:27:00\t0\t1\n");

        Assert.Equal(acknowledged, answer.Body);
        Assert.Equal("31", Assert.Single(await host.PunchesAsync(serial)).Pin);
        Assert.Empty(await host.QuarantineAsync(serial));
        Assert.Single(await host.MessagesAsync(serial));
        Assert.Equal("13 2026-11-20 11:26:07 by 1", Assert.Single(await host.ReadAsync(c => c.AuditEntries.Where(a => a.Subject == serial).ToListAsync())).Details);
    }

    [Theory]
    [InlineData("31\t2026-11-16 11:00:00\t0\t1\r32\t2026-11-16 11:00:01\t0\t1\r33\t2026-11-16 11:00:02\t0\t1\r")]
    [InlineData("31\t2026-11-16 11:00:00\t0\t1\r32\t2026-11-16 11:00:01\t0\t1\r33\t2026-11-16 11:00:02\t0\t1")]
    [InlineData("31\t2026-11-16 11:00:00\t0\t1\r\n32\t2026-11-16 11:00:01\t0\t1\r\n33\t2026-11-16 11:00:02\t0\t1")]
    [InlineData("\u00ef\u00bb\u00bf31\t2026-11-16 11:00:00\t0\t1\n32\t2026-11-16 11:00:01\t0\t1\n33\t2026-11-16 11:00:02\t0\t1\n")]
    public async Task Line_ends_and_marks_of_other_systems_are_understood(string body)
    {
        var serial = IclockHost.NewSerial();

        Assert.Equal("OK: 3", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", body)).Body);

        Assert.Equal([("31", 1), ("32", 1), ("33", 1)], (await host.PunchesAsync(serial)).Select(p => (p.Pin, (int)p.VerifyCode)));
        Assert.Empty(await host.QuarantineAsync(serial));
    }

    [Fact]
    public async Task Body_with_returns_alone_may_be_as_long_as_any()
    {
        var serial = IclockHost.NewSerial();
        var body = string.Concat(Enumerable.Range(0, 6000).Select(i => $"{i}\t2026-11-16 {i / 3600:D2}:{i / 60 % 60:D2}:{i % 60:D2}\t0\t1\r"));

        Assert.Equal("OK: 6000", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", body)).Body);

        Assert.Equal(6000, (await host.PunchesAsync(serial)).Count);
    }

    [Theory]
    [InlineData("31\t2026-11-16 11:00:00\t0\t1 32\t2026-11-16 11:00:01\t0\t1\n")]
    [InlineData("31\t2026-11-16 11:00:00\t0\t1\t\t\t32\t2026-11-16T11:00:01\t0\t1\n")]
    [InlineData("7\t2026-11-16 10:00:00\t0\t1\n31\t2026-11-16 11:00:00\t0\t1\r32\t2026-11-16 11:00:01\t0\t1\n")]
    public async Task Two_records_on_one_line_wait_in_quarantine(string body)
    {
        var serial = IclockHost.NewSerial();

        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", body);

        Assert.Equal(QuarantineReason.TwoRecords, Assert.Single(await host.QuarantineAsync(serial)).Reason);
        Assert.DoesNotContain(await host.PunchesAsync(serial), p => p.Pin is "31" or "32");
    }

    [Theory]
    [InlineData("rtlog", "garbage", QuarantineReason.NoEvent)]
    [InlineData("rtlog", "time=2026-01-10 11:49:32\tpin=15\teventaddr=1\tevent=open\tinoutstatus=1", QuarantineReason.NoEvent)]
    [InlineData("rtlog", "time=2026-01-10 11:49:32\tpin=15\teventaddr=1\tinoutstatus=1", QuarantineReason.NoEvent)]
    [InlineData("rtlog", "time=2026-01-10 11:49:32 pin=15 cardno=0 eventaddr=1 event=0 inoutstatus=1", QuarantineReason.NoEvent)]
    [InlineData("rtlog", "time=2026-01-10 11:49:32\tpin=\tcardno=7\teventaddr=1\tevent=0\tinoutstatus=1", QuarantineReason.NoPin)]
    [InlineData("tabledata&tablename=transaction&count=1", "garbage", QuarantineReason.NoEvent)]
    [InlineData("OPERLOG", "JUNK blah", QuarantineReason.UnknownRecord)]
    [InlineData("OPERLOG", "JUNK 4\t1\t2026-11-20 11:26:07", QuarantineReason.UnknownRecord)]
    [InlineData("OPERLOG", "\u00ff\u00d8\u0001\u0002", QuarantineReason.NotText)]
    [InlineData("USERINFO", "garbage", QuarantineReason.UnknownRecord)]
    [InlineData("BIODATA", "garbage", QuarantineReason.UnknownRecord)]
    [InlineData("ERRORLOG", "what went wrong", QuarantineReason.UnknownRecord)]
    internal async Task What_a_table_cannot_understand_waits_in_quarantine_and_becomes_no_punch_there(string table, string line, QuarantineReason reason)
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table={table}", line + "\n");

        Assert.Equal(200, answer.Status);
        var kept = Assert.Single(await host.QuarantineAsync(serial));
        Assert.Equal((reason, line), (kept.Reason, Encoding.Latin1.GetString(kept.RawLine)));
        var reader = host.Get<IEnumerable<IRawLineReader>>().Single(r => r.Source == PunchSource.Iclock);
        Assert.Equal((null, reason), reader.Read(host.Terminal(serial), kept.Kind, kept.RawLine));
    }

    [Theory]
    [InlineData("rtlog", "time=2017-01-10 11:49:32\tpin=0\tcardno=0\teventaddr=1\tevent=27\tinoutstatus=1\tverifytype=0\tindex=21")]
    [InlineData("rtlog", "time=2017-01-10 11:49:32\tpin=0\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=1\tverifytype=0\tindex=21")]
    [InlineData("rtlog", "time=2017-01-10 11:49:32\tpin=\tcardno=0\teventaddr=1\tevent=206\tinoutstatus=2\tverifytype=200\tindex=22")]
    [InlineData("OPERLOG", "PLOG 30\t0\t289515406\t0\t0\t0\t0")]
    [InlineData("OPERLOG", "FP PIN=1\tFID=0\tSize=440\tValid=1\tTMP=ocoYgZ6nVgEL\nysRwE4YDcfAQ\n")]
    [InlineData("OPERLOG", "NEWTHING Pin=1\tWhat=2")]
    [InlineData("WORKCODE", "Code=4\tName=Site")]
    [InlineData("FINGERTMP", "PIN=4\tFID=0\tTMP=ocoYgZ6nVgEL")]
    [InlineData("tabledata&tablename=user&count=1", "user uid=1\tcardno=\tpin=7\tpassword=")]
    [InlineData("TABLETHATDOESNOTEXIST", "whatever")]
    public async Task Records_of_no_attendance_leave_the_quarantine_alone(string table, string body)
    {
        var serial = IclockHost.NewSerial();

        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table={table}", body);

        Assert.Empty(await host.QuarantineAsync(serial));
        Assert.Single(await host.MessagesAsync(serial));
    }

    [Fact]
    public async Task Number_of_transactions_is_no_transaction()
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/querydata?SN={serial}&type=count&cmdid=3&tablename=transaction&count=5&packcnt=1&packidx=1", "transaction=5");

        Assert.Equal("transaction=5", answer.Body);
        Assert.Empty(await host.QuarantineAsync(serial));
    }

    [Theory]
    [InlineData("\r\n31\t2026-11-16 08:02:00\t0\t1\n", 0)]
    [InlineData("junk\n31\t2026-11-16 08:02:00\t0\t1\n", 1)]
    [InlineData("31 2026-11-16 08:02:00 0 1\n", 0)]
    [InlineData("CHECK LOG: stamp=392232960 31 2026-11-16 08:02:00 0 1\n", 0)]
    [InlineData("\u00ef\u00bb\u00bf31\t2026-11-16 08:02:00\t0\t1\r", 0)]
    public async Task Punches_without_any_title_are_found_behind_what_else_comes(string body, int unreadable)
    {
        var serial = IclockHost.NewSerial();

        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}", body);

        Assert.Equal("31", Assert.Single(await host.PunchesAsync(serial)).Pin);
        Assert.Equal(unreadable, (await host.QuarantineAsync(serial)).Count);
    }

    [Fact]
    public async Task Untitled_lines_that_nobody_understands_wait_in_quarantine()
    {
        var serial = IclockHost.NewSerial();

        Assert.Equal("OK", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}", "31\t16.11.2026 08:02\t0\t1\n")).Body);
        Assert.Equal("OK", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}", "\n")).Body);

        Assert.Equal(QuarantineReason.BadTime, Assert.Single(await host.QuarantineAsync(serial)).Reason);
    }

    [Fact]
    public async Task Quarantined_line_shows_no_password()
    {
        var serial = IclockHost.NewSerial();
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "PIN=1\tName=Ali\tPasswd=4711\n1,2026-11-16T08:00:00,0,1,0,0,0\n");

        await using var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var quarantine = scope.ServiceProvider.GetRequiredService<Quarantine>();
        Assert.Equal(
            ["PIN=1\tName=Ali\tPasswd=***", "1,2026-11-16T08:00:00,0,1,0,0,0"],
            (await host.QuarantineAsync(serial)).Select(q => Encoding.Latin1.GetString(quarantine.Shown(q))));
    }
}
