using System.Globalization;
using System.Text;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches;

public sealed class QuarantineTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task Lines_that_are_understood_by_now_become_punches_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        await QuarantineAsync(server, await server.AnnounceAsync("T1"), "7 2026-03-02T08:00:00", "nonsense", "8 2026-03-02T08:01:00");
        await using var scope = server.Desk();
        var quarantine = Mended(scope);

        var first = await quarantine.ParseAgainAsync(null, Now, CancellationToken.None);
        var second = await quarantine.ParseAgainAsync(null, Now, CancellationToken.None);

        Assert.Equal(new ReparseOutcome(2, 1), first);
        Assert.Equal(new ReparseOutcome(0, 1), second);
        var waiting = Assert.Single(await quarantine.PageAsync(resolvedToo: false, null, 10, CancellationToken.None));
        Assert.Equal(("nonsense", QuarantineReason.NoTime), (Encoding.UTF8.GetString(waiting.RawLine), waiting.Reason));
        await using var context = await ContextAsync(server);
        var came = (await context.QuarantinedLines.OrderBy(q => q.Id).FirstAsync()).ReceivedAt;
        Assert.Equal([("7", came), ("8", came)], (await context.Punches.OrderBy(p => p.Id).ToListAsync()).Select(p => (p.Pin, p.ReceivedAt)));
        Assert.Equal(2, await context.QuarantinedLines.CountAsync(q => q.ResolvedAt == Now));
    }

    [Fact]
    public async Task One_line_is_set_aside_and_stays()
    {
        await using var server = await AttendanceServer.StartAsync();
        await QuarantineAsync(server, await server.AnnounceAsync("T1"), "nonsense", "more");
        await using var scope = server.Desk();
        var quarantine = Mended(scope);

        await quarantine.SetAsideAsync(1, Now, CancellationToken.None);

        Assert.Equal([2], (await quarantine.PageAsync(resolvedToo: false, null, 10, CancellationToken.None)).Select(q => q.Id));
        Assert.Equal([2, 1], (await quarantine.PageAsync(resolvedToo: true, null, 10, CancellationToken.None)).Select(q => q.Id));
    }

    private static async Task QuarantineAsync(AttendanceServer server, KnownTerminal terminal, params string[] lines)
    {
        var unreadable = lines.Select(l => new UnreadableLine(Encoding.UTF8.GetBytes(l), QuarantineReason.BadTime)).ToList();
        Assert.IsType<IntakeOutcome.Stored>(await server.Services.GetRequiredService<PunchIntake>()
            .RecordAsync(new IntakeBatch(terminal, PunchSource.Tm20, "mended", [], unreadable, [])));
    }

    private static Quarantine Mended(AsyncServiceScope scope) => ActivatorUtilities.CreateInstance<Quarantine>(
        scope.ServiceProvider, (IEnumerable<IRawLineReader>)[new MendedReader()]);

    private static async Task<AttendanceContext> ContextAsync(AttendanceServer server) =>
        await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();

    /// <summary>A parser that has learned <c>PIN T</c> meanwhile.</summary>
    private sealed class MendedReader : IRawLineReader
    {
        public PunchSource Source => PunchSource.Tm20;

        public (PunchReading? Reading, QuarantineReason Reason) Read(KnownTerminal? terminal, string kind, ReadOnlyMemory<byte> line)
        {
            var parts = Encoding.UTF8.GetString(line.Span).Split(' ');
            return parts.Length == 2 && EmployeePin.TryParse(parts[0], out var pin)
                ? (new PunchReading(pin, DateTime.Parse(parts[1], CultureInfo.InvariantCulture), 0, 1, PunchDirection.In, null, line.ToArray()), default)
                : (null, QuarantineReason.NoTime);
        }
    }
}
