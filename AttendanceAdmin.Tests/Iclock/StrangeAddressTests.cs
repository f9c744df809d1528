using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>What terminals and strangers put into an address must neither lose a body nor hurt another terminal.</summary>
public sealed class StrangeAddressTests
{
    [Theory]
    [InlineData("/iclock/edata?SN=S1&table=ATTLOG&Stamp=9999", "7\t2026-03-02 08:00:00\t0\t1\n", 1, 0)]
    [InlineData("/iclock/service/cdata?SN=S1", "7\t2026-03-02 08:00:00\t0\t1\n", 1, 0)]
    [InlineData("/iclock/upload?SN=S1&table=SOMETHINGNEW", "a\tb\tc\n", 0, 1)]
    public async Task A_body_at_an_address_that_nobody_knows_is_kept_before_it_is_acknowledged(string target, string body, int punches, int messages)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");

        var answer = await RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", target, body));

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("OK", answer.Body, StringComparison.Ordinal);
        await using var context = database.OpenContext();
        Assert.Equal((punches, messages), (await context.Punches.CountAsync(), await context.Set<AttendanceAdmin.Punches.RawMessage>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_nul_in_an_address_is_left_out_and_hurts_nobody(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        foreach (var (method, target, body) in new[]
        {
            ("GET", "/iclock/getrequest?SN=EVIL&INFO=%00", null),
            ("GET", "/iclock/cdata?SN=EVIL&options=all&pushver=2%00&language=7%00", null),
            ("POST", "/iclock/cdata?SN=EVIL&table=A%00B", "x\n"),
            ("POST", "/iclock/cdata?SN=EVIL&table=options", "~DeviceName=W\0L30,FirmVer=6\0.61"),
            ("GET", "/iclock/cdata?SN=GOOD&options=all&pushver=3.0.1&language=70", null),
            ("POST", "/iclock/cdata?SN=GOOD&table=options", "~DeviceName=WL30,FirmVer=Ver 6.61"),
        })
        {
            Assert.Equal((target, 200), (target, (await RawDevice.AskAsync(server.Iclock, RawDevice.Request(method, target, body))).Status));
        }

        await using var context = database.OpenContext();
        Assert.Equal("WL30", (await context.Terminals.SingleAsync(t => t.Serial == "GOOD")).Model);
    }
}
