using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Uploads and what is kept of them.</summary>
public sealed class UploadTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Fact]
    public async Task Bad_lines_go_to_quarantine_and_are_acknowledged_with_the_others()
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "100\t2024-01-01 08:00:00\t0\t1\t0\njunk\n\n200\tbad-ts\t0\r\n'; DROP TABLE punches;--\t2024-01-01 09:00:00\t0\t1\t0");

        Assert.Equal("OK: 4", answer.Body);
        Assert.Equal(["100", "'; DROP TABLE punches;--"], (await host.PunchesAsync(serial)).Select(p => p.Pin));
        Assert.Equal([QuarantineReason.NoTime, QuarantineReason.BadTime], (await host.QuarantineAsync(serial)).Select(q => q.Reason));
    }

    [Fact]
    public async Task Operations_are_kept_as_they_came_and_alarming_ones_told_once()
    {
        var serial = IclockHost.NewSerial();
        const string Body = "OPLOG 13\t0\t2024-03-12 11:03:28\t0\t0\t0\t0\r\nOPLOG 4\t1\t2024-03-12 11:03:53\t0\t0\t0\t0\r\nFP PIN=1\tFID=0\tSize=440\tValid=1\tTMP=ocoYgZ6nVgELiKpaARWTJERBGG4r\r\nysRwE4YDcfAQxEn0HBFXMXI0EIXD4awQ\r\n";

        Assert.Equal("OK: 4", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG&OpStamp=9999", Body)).Body);
        Assert.Equal("OK: 4", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG&OpStamp=9999", Body)).Body);

        var kept = await host.MessagesAsync(serial);
        Assert.All(kept, m => Assert.Equal(Body.Replace("\r\n", "\n", StringComparison.Ordinal), Text(host.Server, m)));
        var told = await host.ReadAsync(c => c.AuditEntries.Where(a => a.Subject == serial).ToListAsync());
        Assert.Equal("13 2024-03-12 11:03:28 by 0", Assert.Single(told).Details);
        // An exchange is noted when its answer has gone.
        await Eventually.TrueAsync(() => host.Get<TerminalTraffic>().Last(host.Terminal(serial)!.Id).Count == 2, "Both exchanges are noted");
        foreach (var exchange in host.Get<TerminalTraffic>().Last(host.Terminal(serial)!.Id))
        {
            Assert.DoesNotContain("ocoYg", Encoding.Latin1.GetString(exchange.RequestBody.Span), StringComparison.Ordinal);
            Assert.DoesNotContain("ysRwE", Encoding.Latin1.GetString(exchange.RequestBody.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Operations_in_a_compressed_archive_are_read_like_others()
    {
        var serial = IclockHost.NewSerial();
        const string First = "OPLOG 13\t0\t2024-03-12 11:03:28\t0\t0\t0\t0\n";
        const string Second = "USER PIN=7\tName=Ali\tPri=0\nUSER PIN=8\tName=Nour\tPri=0\n";

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG&ContentType=tgz&OpStamp=77", Archive(First, Second));

        Assert.Equal("OK: 3", answer.Body);
        Assert.Equal(First + Second, string.Concat((await host.MessagesAsync(serial)).Select(m => Text(host.Server, m))));
        Assert.Equal("13 2024-03-12 11:03:28 by 0", Assert.Single(await host.ReadAsync(c => c.AuditEntries.Where(a => a.Subject == serial).ToListAsync())).Details);
        Assert.Contains("\nOPERLOGStamp=77\n", (await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all&pushver=2.4.1")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is no archive")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Archive_that_is_none_blocks_nothing(string? body)
    {
        var serial = IclockHost.NewSerial();
        // Cut off in the middle where no other body is given.
        body ??= Archive("OPLOG 4\t0\t2024-03-12 11:03:28\t0\t0\t0\t0\n")[..40];

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG&ContentType=tgz", body);

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("OK", answer.Body, StringComparison.Ordinal);
        Assert.Equal(body, string.Concat((await host.MessagesAsync(serial)).Select(m => Text(host.Server, m))));
        Assert.Equal(body.Length == 0 ? [] : [QuarantineReason.BrokenArchive], (await host.QuarantineAsync(serial)).Select(q => q.Reason));
        Assert.Equal("OK: 1", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "7\t2026-01-05 08:00:00\t0\t1\n")).Body);
    }

    [Fact]
    public async Task Archive_that_was_cut_off_gives_its_complete_lines_and_is_kept_whole()
    {
        var serial = IclockHost.NewSerial();
        var lines = Enumerable.Range(0, 4000).Select(i => $"{i * 7919 % 100_003}\t2026-01-05 {i / 3600:D2}:{i / 60 % 60:D2}:{i % 60:D2}\t0\t1\n").ToList();
        var archive = Archive(string.Concat(lines));

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&ContentType=tgz&Stamp=5", archive[..(archive.Length * 2 / 3)]);

        var punches = await host.PunchesAsync(serial);
        Assert.Equal($"OK: {punches.Count}", answer.Body);
        Assert.InRange(punches.Count, 1000, 3999);
        Assert.Equal(lines.Take(punches.Count).Select(l => l.Split('\t')[0]), punches.Select(p => p.Pin));
        Assert.Equal(archive[..(archive.Length * 2 / 3)], string.Concat((await host.MessagesAsync(serial)).OrderBy(m => m.Part).Select(m => Text(host.Server, m))));
        Assert.Equal(QuarantineReason.BrokenArchive, Assert.Single(await host.QuarantineAsync(serial)).Reason);
    }

    [Fact]
    public async Task Archive_that_was_cut_off_between_two_files_is_not_taken_for_a_whole_one()
    {
        var serial = IclockHost.NewSerial();
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        await using (var tar = new TarWriter(gzip))
        {
            await tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "oplog0.txt") { DataStream = new MemoryStream("USER PIN=7\tName=Ali\n"u8.ToArray()) });
            await gzip.FlushAsync();
            bytes.SetLength(bytes.Position);
            var cut = Encoding.Latin1.GetString(bytes.ToArray());

            var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG&ContentType=tgz", cut);

            Assert.Equal("OK: 1", answer.Body);
            Assert.Equal(["USER PIN=7\tName=Ali\n", cut], (await host.MessagesAsync(serial)).Select(m => Text(host.Server, m)));
        }

        Assert.Equal(QuarantineReason.BrokenArchive, Assert.Single(await host.QuarantineAsync(serial)).Reason);
    }

    [Fact]
    public async Task In_France_templates_and_photos_are_not_kept()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", "Site:Country=FR");
        await AskAsync(server, "/iclock/cdata?SN=FR1&table=OPERLOG&OpStamp=1", "FP PIN=1\tFID=0\tTMP=ocoYgZ6nVgELiKpaARWTJERB\nUSERPIC PIN=123\tFileName=123.jpg\tSize=10\tContent=AAAAAAAAAA\nUSER PIN=1\tName=Ali\tPri=0\n");
        await AskAsync(server, "/iclock/cdata?SN=FR1&table=ATTPHOTO&Stamp=1", "PIN=20150731103012-123.jpg\nSN=FR1\nsize=4\nCMD=uploadphoto\u0000\u00ff\u00d8\u00ff\u00e0");

        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceAdmin.Data.AttendanceContext>>().CreateDbContextAsync();
        var kept = string.Concat((await context.RawMessages.OrderBy(m => m.Id).ToListAsync()).Select(m => Text(server, m)));
        Assert.Equal("FP PIN=1\tFID=0\tTMP=***\nUSERPIC PIN=123\tFileName=123.jpg\tSize=10\tContent=***\nUSER PIN=1\tName=Ali\tPri=0\nPIN=20150731103012-123.jpg\nSN=FR1\nsize=4\nCMD=uploadphoto\u0000", kept);
        Assert.Equal("FR", server.Services.GetRequiredService<SiteClock>().Settings.Country);
    }

    [Fact]
    public async Task Photo_is_kept_byte_by_byte()
    {
        var serial = IclockHost.NewSerial();
        var body = "PIN=20150731103012-123.jpg\nSN=x\nsize=9\nCMD=uploadphoto\u0000\u00ff\u00d8\u00ff\u0000\u0001\u0002\u00ff\u00d9\n" + new string('\u00fe', 600_000);

        Assert.Equal("OK", (await host.AskAsync("POST", $"/iclock/fdata?SN={serial}&PIN=0090", body, "Content-Type: application/octet-stream\r\n")).Body);

        Assert.Equal(body, string.Concat((await host.MessagesAsync(serial)).OrderBy(m => m.Part).Select(m => Text(host.Server, m))));
    }

    [Fact]
    public async Task Granted_access_is_a_punch_and_everything_else_an_event()
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=rtlog",
            "time=2017-01-10 11:49:32\tpin=0\tcardno=0\teventaddr=1\tevent=27\tinoutstatus=1\tverifytype=0\tindex=21\n"
            + "time=2026-01-10 11:49:32\tpin=15\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=1\tverifytype=15\tindex=22\n");
        var data = await host.AskAsync("POST", $"/iclock/querydata?SN={serial}&type=tabledata&cmdid=3&tablename=transaction&count=1&packcnt=1&packidx=1",
            "transaction cardno=0\tpin=16\tverified=1\tdoorid=1\teventtype=0\tinoutstate=0\ttime_second=855502782\tindex=3\n");

        Assert.Equal(("OK", "transaction=1"), (answer.Body, data.Body));
        Assert.Equal([("15", PunchDirection.Out), ("16", PunchDirection.In)], (await host.PunchesAsync(serial)).Select(p => (p.Pin, p.Direction)));
        Assert.Single(await host.MessagesAsync(serial));
        Assert.Equal("acc", host.Terminal(serial)!.Dialect);
    }

    [Fact]
    public async Task Line_without_end_fills_no_memory_and_blocks_nothing()
    {
        var serial = IclockHost.NewSerial();

        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", new string('x', 3_000_000) + "\n7\t2026-01-05 08:00:00\t0\t1\n");

        Assert.Equal("OK: 2", answer.Body);
        Assert.Single(await host.PunchesAsync(serial));
        Assert.Equal(QuarantineReason.TooLong, Assert.Single(await host.QuarantineAsync(serial)).Reason);
        Assert.All(await host.MessagesAsync(serial), m => Assert.True(Text(host.Server, m).Length <= RawMessage.MaxPartBytes));
    }

    [Fact]
    public async Task Body_that_breaks_off_leaves_its_complete_lines()
    {
        var serial = IclockHost.NewSerial();
        using (var device = await RawDevice.ConnectAsync(host.Server.Iclock))
        {
            await device.SendAsync($"POST /iclock/cdata?SN={serial}&table=ATTLOG HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n7\t2026-01-05 08:00:00\t0\t1\n8\t2026-01-05 08:0");
            device.CloseSending();
            var answer = await Record.ExceptionAsync(async () => Assert.NotEqual(200, (await device.ReceiveAsync()).Status));
            Assert.True(answer is null or IOException, $"{answer}");
        }

        Assert.Equal("7", await FirstPinAsync(serial).WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task Body_over_the_limit_is_refused_in_plain_text()
    {
        using var device = await RawDevice.ConnectAsync(host.Server.Iclock);
        await device.SendAsync($"POST /iclock/cdata?SN={IclockHost.NewSerial()}&table=ATTLOG HTTP/1.1\r\nHost: x\r\nContent-Length: 70000000\r\n\r\n");

        var answer = await device.ReceiveAsync();

        Assert.Equal((413, "text/plain"), (answer.Status, answer.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Same_body_again_and_again_is_noticed_and_a_single_punch_measures_the_clock()
    {
        var serial = IclockHost.NewSerial();
        var now = WallClock.FromInstant(TimeProvider.System.GetUtcNow(), host.Get<SiteClock>().TimeZone).AddMinutes(-10);
        var body = $"7\t{now:yyyy-MM-dd HH:mm:ss}\t0\t1\n";
        for (var i = 0; i < 3; i++)
        {
            await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", body);
        }

        var contact = host.Get<TerminalPresence>().Of(host.Terminal(serial)!.Id);
        Assert.NotNull(contact.ResendLoopSince);
        Assert.InRange(contact.ClockDriftSeconds!.Value, -660, -590);
    }

    [Fact]
    public async Task Two_tables_that_are_repeated_in_turn_are_noticed_too()
    {
        var serial = IclockHost.NewSerial();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(host.Terminal(serial) is { } known ? host.Get<TerminalPresence>().Of(known.Id).ResendLoopSince : null);
            await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "7\t2026-01-05 08:00:00\t0\t1\n");
            await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=OPERLOG", "OPLOG 4\t1\t2026-01-05 08:00:01\t0\t0\t0\t0\n");
        }

        Assert.NotNull(host.Get<TerminalPresence>().Of(host.Terminal(serial)!.Id).ResendLoopSince);
    }

    /// <summary>Nobody is told when a broken upload is stored.</summary>
    private async Task<string> FirstPinAsync(string serial)
    {
        while (true)
        {
            if (await host.PunchesAsync(serial) is [var punch])
            {
                return punch.Pin;
            }

            await Task.Yield();
        }
    }

    /// <summary>A tar.gz of these files, each byte a character.</summary>
    private static string Archive(params string[] files)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (i, content) in files.Index())
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"oplog{i}.txt") { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(content)) });
            }
        }

        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    private static string Text(AttendanceServer server, RawMessage message) =>
        Encoding.Latin1.GetString(RawInbox.Protector(server.Services.GetRequiredService<IDataProtectionProvider>()).Unprotect(message.Body));

    private static Task<RawAnswer> AskAsync(AttendanceServer server, string target, string body) =>
        RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", target, body));
}
