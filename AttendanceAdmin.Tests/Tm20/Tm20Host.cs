using System.Text;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>A server that approves every terminal, and the questions these tests ask it.</summary>
public sealed class Tm20Host : IAsyncLifetime
{
    private static int serials;

    internal AttendanceServer Server { get; private set; } = null!;

    internal Uri Address => Server.Tm20;

    internal T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public async Task InitializeAsync() => Server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A serial number that no other test of this host uses.</summary>
    internal static string NewSerial() => $"ZX{Interlocked.Increment(ref serials):D6}";

    internal KnownTerminal? Terminal(string serial) => TerminalSerial.TryParse(serial, out var parsed) ? Get<TerminalDirectory>().Find(parsed) : null;

    internal Task<List<Punch>> PunchesAsync(string serial) =>
        ReadAsync(c => c.Punches.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());

    internal Task<List<QuarantinedLine>> QuarantineAsync(string serial) =>
        ReadAsync(c => c.QuarantinedLines.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());

    /// <summary>Kind and text of what lies in the raw inbox.</summary>
    internal async Task<List<(string Kind, string Text)>> MessagesAsync(string serial)
    {
        var rows = await ReadAsync(c => c.RawMessages.Where(p => p.TerminalId == Terminal(serial)!.Id).OrderBy(p => p.Id).ToListAsync());
        var protector = RawInbox.Protector(Get<IDataProtectionProvider>());
        return rows.ConvertAll(r => (r.Kind, Encoding.UTF8.GetString(protector.Unprotect(r.Body))));
    }

    internal async Task<T> ReadAsync<T>(Func<AttendanceContext, Task<T>> question)
    {
        await using var context = await Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await question(context);
    }

    /// <summary>The same JSON as one HTTP request.</summary>
    internal async Task<JsonElement> PostAsync(Uri port, string path, string json)
    {
        using var client = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(port, path), content);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    internal static string Log(string serial, int index, params string[] records) =>
        $$"""{"cmd":"sendlog","sn":"{{serial}}","count":{{records.Length}},"logindex":{{index}},"record":[{{string.Join(',', records)}}]}""";

    internal static string Record(string who, string time = "2026-03-02 08:00:00", string more = "") =>
        $$"""{"enrollid":{{who}},"time":"{{time}}","mode":8,"inout":0,"event":0{{more}}}""";
}
