using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Durability;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Who gets in, and that nobody who does not loses anything.</summary>
public sealed class Tm20GateTests
{
    private const string Serial = "AYTE16052143";
    private static readonly string Punch = Tm20Host.Log(Serial, 4, Tm20Host.Record("7"));

    [Fact]
    public async Task Stranger_is_greeted_keeps_its_punches_and_delivers_them_once_approved()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);

        Assert.False((await line.AskAsync(Punch)).GetProperty("result").GetBoolean());
        await DecideAsync(server, t => t.State = TerminalState.Approved);

        Assert.True((await line.AskAsync(Punch)).GetProperty("result").GetBoolean());
        Assert.Equal(4, (await line.AskAsync(Punch)).GetProperty("logindex").GetInt32());
        Assert.Equal(["7"], await server.PinsAsync());
    }

    [Fact]
    public async Task Blocked_terminal_is_hung_up_on_and_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);
        await DecideAsync(server, t => t.State = TerminalState.Blocked);

        Assert.Null(await line.TryReceiveAsync());
        using var again = await Tm20Line.OpenAsync(server.Tm20);
        Assert.Equal("did not reg", (await again.AskAsync($$"""{"cmd":"reg","sn":"{{Serial}}"}""")).GetProperty("reason").GetString());
        Assert.False((await again.AskAsync(Punch)).GetProperty("result").GetBoolean());
    }

    [Fact]
    public async Task Secret_path_and_source_address_are_demanded_where_they_are_set()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var first = await Tm20Line.RegisteredAsync(server.Tm20, Serial);
        await DecideAsync(server, t => (t.State, t.SecretPath) = (TerminalState.Approved, "s3cret"));

        using var wrong = await Tm20Line.OpenAsync(server.Tm20);
        Assert.False((await wrong.AskAsync(Punch)).GetProperty("result").GetBoolean());
        using var right = await Tm20Line.OpenAsync(server.Tm20, "/s3cret/pub/chat");
        Assert.True((await right.AskAsync(Punch)).GetProperty("result").GetBoolean());

        await DecideAsync(server, t => (t.SecretPath, t.AllowedNetwork) = (null, "10.0.0.0/8"));
        Assert.False((await right.AskAsync(Punch)).GetProperty("result").GetBoolean());
    }

    [Theory]
    [InlineData("BAD SN")]
    [InlineData("x'; DROP TABLE punches;--")]
    [InlineData("<script>")]
    [InlineData("")]
    public async Task Serial_that_is_none_makes_no_terminal(string serial)
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        using var line = await Tm20Line.OpenAsync(server.Tm20);

        Assert.False((await line.AskAsync($$"""{"cmd":"reg","sn":"{{serial}}"}""")).GetProperty("result").GetBoolean());
        Assert.False((await line.AskAsync(Tm20Host.Log(serial, 1, Tm20Host.Record("7")))).GetProperty("result").GetBoolean());
        Assert.Empty(server.Services.GetRequiredService<TerminalDirectory>().All);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_stored_is_not_acknowledged(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);

        await using (await database.MakeUnavailableAsync())
        {
            Assert.False((await line.AskAsync(Punch)).GetProperty("result").GetBoolean());
        }

        Assert.True((await line.AskAsync(Punch)).GetProperty("result").GetBoolean());
        await using var context = database.OpenContext();
        Assert.Equal("7", (await context.Punches.SingleAsync()).Pin);
    }

    [Fact]
    public async Task France_keeps_no_photo_and_no_template()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", "Site:Country=FR");
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);

        await line.AskAsync(Tm20Host.Log(Serial, 1, Tm20Host.Record("7", more: ",\"image\":\"/9j/4AAQ\"")));
        await line.AskAsync("""{"cmd":"senduser","enrollid":577,"name":"x","record":"/9j/4AAQSkZJRg=="}""");

        await using var context = await ContextAsync(server);
        Assert.Equal(["7"], await server.PinsAsync());
        var kept = await context.RawMessages.SingleAsync();
        var protector = AttendanceAdmin.Punches.RawInbox.Protector(server.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
        Assert.Equal("senduser", kept.Kind);
        Assert.Equal("""{"cmd":"senduser","enrollid":577,"name":"x","record":"***"}""", System.Text.Encoding.UTF8.GetString(protector.Unprotect(kept.Body)));
    }

    private static async Task DecideAsync(AttendanceServer server, Action<Terminal> decision)
    {
        await using var context = await ContextAsync(server);
        var terminal = await context.Terminals.SingleAsync();
        decision(terminal);
        await context.SaveChangesAsync();
        server.Services.GetRequiredService<TerminalDirectory>().Keep(terminal);
    }

    private static Task<AttendanceContext> ContextAsync(AttendanceServer server) =>
        server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
}
