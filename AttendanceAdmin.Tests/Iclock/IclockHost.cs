using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>A server that approves every terminal, and the questions these tests ask it.</summary>
public sealed class IclockHost : IAsyncLifetime
{
    private static int serials;

    internal AttendanceServer Server { get; private set; } = null!;

    internal T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public async Task InitializeAsync() => Server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A serial number that no other test of this host uses.</summary>
    internal static string NewSerial() => $"T{Interlocked.Increment(ref serials):D6}";

    internal Task<RawAnswer> AskAsync(string method, string target, string? body = null, string headers = "") =>
        RawDevice.AskAsync(Server.Iclock, RawDevice.Request(method, target, body, headers));

    internal KnownTerminal? Terminal(string serial) => TerminalSerial.TryParse(serial, out var parsed) ? Get<TerminalDirectory>().Find(parsed) : null;

    internal async Task<List<Punch>> PunchesAsync(string serial) =>
        await ReadAsync(c => c.Punches.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());

    internal async Task<List<QuarantinedLine>> QuarantineAsync(string serial) =>
        await ReadAsync(c => c.QuarantinedLines.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());

    internal async Task<List<RawMessage>> MessagesAsync(string serial) =>
        await ReadAsync(c => c.RawMessages.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());

    internal async Task<T> ReadAsync<T>(Func<AttendanceContext, Task<T>> question)
    {
        await using var context = await Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await question(context);
    }
}
