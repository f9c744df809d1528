using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Who gets in, and that nobody who does not loses anything.</summary>
public sealed class GateTests
{
    private const string Line = "7\t2026-01-05 08:00:00\t0\t1\n";

    [Fact]
    public async Task Stranger_is_greeted_keeps_its_punches_and_delivers_them_once_approved()
    {
        await using var server = await AttendanceServer.StartAsync();
        var handshake = await AskAsync(server, "GET", "/iclock/cdata?SN=A5KX203260068&options=all&pushver=3.0.1&language=70");
        Assert.Equal("GET OPTION FROM: A5KX203260068", handshake.FirstLine);
        Assert.Contains("\nTimeZone=1\n", handshake.Body, StringComparison.Ordinal);
        Assert.Equal("OK", (await AskAsync(server, "GET", "/iclock/getrequest?SN=A5KX203260068")).Body);

        Assert.Equal(503, (await UploadAsync(server)).Status);
        await DecideAsync(server, t => t.State = TerminalState.Approved);

        Assert.Equal("OK: 1", (await UploadAsync(server)).Body);
        Assert.Equal("OK: 1", (await UploadAsync(server)).Body);
        Assert.Equal(1, await CountAsync(server));
    }

    [Fact]
    public async Task Blocked_terminal_is_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        await AskAsync(server, "GET", "/iclock/getrequest?SN=A5KX203260068");
        await DecideAsync(server, t => t.State = TerminalState.Blocked);

        Assert.Equal(503, (await UploadAsync(server)).Status);
        Assert.Equal(403, (await AskAsync(server, "GET", "/iclock/cdata?SN=A5KX203260068&options=all")).Status);
        Assert.Equal(0, await CountAsync(server));
    }

    [Fact]
    public async Task Secret_path_and_source_address_are_demanded_where_they_are_set()
    {
        await using var server = await AttendanceServer.StartAsync();
        await AskAsync(server, "GET", "/iclock/getrequest?SN=A5KX203260068");
        await DecideAsync(server, t => (t.State, t.SecretPath) = (TerminalState.Approved, "s3cret"));
        Assert.Equal(401, (await UploadAsync(server)).Status);
        Assert.Equal("OK: 1", (await UploadAsync(server, "/s3cret")).Body);

        await DecideAsync(server, t => (t.SecretPath, t.AllowedNetwork) = (null, "10.0.0.0/8"));
        Assert.Equal(401, (await UploadAsync(server)).Status);
        await DecideAsync(server, t => t.AllowedNetwork = "127.0.0.0/8");
        Assert.Equal("OK: 1", (await UploadAsync(server)).Body);
    }

    [Theory]
    [InlineData("BAD%20SN")]
    [InlineData("x'%3B%20DROP%20TABLE%20punches%3B--")]
    [InlineData("%3Cscript%3E")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("a%00b")]
    public async Task Serial_that_is_none_makes_no_terminal(string serial)
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");

        var answer = await AskAsync(server, "POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", Line);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("text/plain", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Empty(server.Services.GetRequiredService<TerminalDirectory>().All);
    }

    [Fact]
    public async Task Upload_without_serial_is_not_acknowledged_and_not_stored()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");

        var answer = await AskAsync(server, "POST", "/iclock/cdata?table=ATTLOG", Line);

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("OK", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(server));
    }

    [Fact]
    public async Task Upload_without_serial_is_told_of_once_however_often_it_comes_and_is_never_read_as_a_punch()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(server, "POST", "/iclock/cdata?table=ATTLOG", Line);
        }

        await AskAsync(server, "POST", "/iclock/cdata?table=OPERLOG", "USER PIN=7\tPasswd=1234\n");
        await using (var scope = server.Desk())
        {
            await scope.ServiceProvider.GetRequiredService<AttendanceAdmin.Punches.Quarantine>().ParseAgainAsync(null, TimeProvider.System.GetUtcNow(), default);
        }

        await using var context = await ContextAsync(server);
        var told = await context.QuarantinedLines.OrderBy(q => q.Id).ToListAsync();
        Assert.Equal([Line, "USER PIN=7\tPasswd=***\n"], told.Select(q => System.Text.Encoding.ASCII.GetString(q.RawLine)));
        Assert.All(told, q => Assert.Equal(AttendanceAdmin.Punches.QuarantineReason.NoSerial, q.Reason));
        Assert.Equal(2, await context.RawMessages.CountAsync());
        Assert.Equal(0, await context.Punches.CountAsync());
    }

    [Fact]
    public async Task Device_port_serves_devices_only()
    {
        await using var server = await AttendanceServer.StartAsync();

        foreach (var path in new[] { "/", "/direct", "/api/v1/punches", "/_framework/blazor.web.js", "/health/live" })
        {
            Assert.Equal("text/plain", (await AskAsync(server, "GET", path)).Headers["Content-Type"]);
        }
    }

    private static Task<RawAnswer> UploadAsync(AttendanceServer server, string prefix = "") =>
        AskAsync(server, "POST", $"{prefix}/iclock/cdata?SN=A5KX203260068&table=ATTLOG&Stamp=9999", Line);

    private static Task<RawAnswer> AskAsync(AttendanceServer server, string method, string target, string? body = null) =>
        RawDevice.AskAsync(server.Iclock, RawDevice.Request(method, target, body));

    private static async Task DecideAsync(AttendanceServer server, Action<Terminal> decision)
    {
        await using var context = await ContextAsync(server);
        var terminal = await context.Terminals.SingleAsync();
        decision(terminal);
        await context.SaveChangesAsync();
        server.Services.GetRequiredService<TerminalDirectory>().Keep(terminal);
    }

    private static async Task<int> CountAsync(AttendanceServer server)
    {
        await using var context = await ContextAsync(server);
        return await context.Punches.CountAsync();
    }

    private static Task<AttendanceContext> ContextAsync(AttendanceServer server) =>
        server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
}
