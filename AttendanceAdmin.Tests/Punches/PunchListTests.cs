using System.Data.Common;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches;

public sealed class PunchListTests
{
    private static readonly DateOnly March1 = new(2026, 3, 1);
    private static readonly PunchSearch InMarch = new() { From = March1, To = new DateOnly(2026, 3, 31) };

    [Theory, BothDatabases]
    public async Task Pages_run_from_the_newest_to_the_oldest_and_back_without_a_gap(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var list = server.Services.GetRequiredService<PunchList>();
        // Three at the same second, so that the id must decide.
        await server.PunchAsync(await server.AnnounceAsync("T1"),
            TestCompany.Reading("1", "2026-03-02 08:00:00"), TestCompany.Reading("2", "2026-03-02 08:00:00"), TestCompany.Reading("3", "2026-03-02 08:00:00"),
            TestCompany.Reading("4", "2026-03-01 08:00:00"), TestCompany.Reading("5", "2026-03-03 08:00:00"));

        var first = await list.PageAsync(InMarch, null, null, 2, CancellationToken.None);
        var second = await list.PageAsync(InMarch, first.Older, null, 2, CancellationToken.None);
        var third = await list.PageAsync(InMarch, second.Older, null, 2, CancellationToken.None);
        var back = await list.PageAsync(InMarch, null, third.Newer, 2, CancellationToken.None);
        var top = await list.PageAsync(InMarch, null, back.Newer, 2, CancellationToken.None);

        Assert.Equal(["5", "3"], Pins(first));
        Assert.Null(first.Newer);
        Assert.Equal(["2", "1"], Pins(second));
        Assert.Equal(["4"], Pins(third));
        Assert.Null(third.Older);
        Assert.Equal(["2", "1"], Pins(back));
        Assert.Equal(["5", "3"], Pins(top));
        Assert.Null(top.Newer);
    }

    [Theory, BothDatabases]
    public async Task Finds_by_person_pin_terminal_direction_and_state(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var list = server.Services.GetRequiredService<PunchList>();
        var (first, second) = (await server.AnnounceAsync("T1"), await server.AnnounceAsync("T2"));
        await server.HireAsync("Benali Éloïse", "7");
        await server.HireAsync("Cherif Karim", "8");
        await server.PunchAsync(first, "7", "2026-03-02 08:00:00");
        await server.PunchAsync(second, "8", "2026-03-02 08:01:00", PunchDirection.Out);
        await server.PunchAsync(first, "0099", "2026-03-02 08:02:00");
        await server.PunchAsync(first, "7", "2000-01-01 00:00:05");
        await using var scope = server.Desk();
        await scope.ServiceProvider.GetRequiredService<CorrectPunch>().IgnoreAsync(2, "double", CancellationToken.None);

        Assert.Equal(["7"], await FindAsync(InMarch with { Person = "eloise BEN" }));
        Assert.Equal(["8"], await FindAsync(InMarch with { Person = "M-8" }));
        Assert.Empty(await FindAsync(InMarch with { Person = "nobody" }));
        Assert.Equal(["0099"], await FindAsync(InMarch with { Pin = "0099" }));
        Assert.Equal(["0099"], await FindAsync(InMarch with { UnknownPin = true }));
        Assert.Equal(["8"], await FindAsync(InMarch with { TerminalId = second.Id }));
        Assert.Equal(["8"], await FindAsync(InMarch with { Direction = PunchDirection.Out }));
        Assert.Equal(["8"], await FindAsync(InMarch with { State = PunchState.Ignored }));
        Assert.Equal(["0099", "7"], await FindAsync(InMarch with { State = PunchState.Counted }));
        Assert.Equal(["7"], await FindAsync(new PunchSearch { State = PunchState.ClockSuspect }));

        async Task<List<string>> FindAsync(PunchSearch search) => Pins(await list.PageAsync(search, null, null, 50, CancellationToken.None));
    }

    [Fact]
    public async Task Everything_is_read_in_pieces_and_in_order()
    {
        await using var server = await AttendanceServer.StartAsync();
        var readings = Enumerable.Range(0, 2_345).Select(i => TestCompany.Reading("7", $"2026-03-02 {i / 3600:00}:{i / 60 % 60:00}:{i % 60:00}")).ToArray();
        await server.PunchAsync(await server.AnnounceAsync("T1"), readings);

        var ids = await server.Services.GetRequiredService<PunchList>().AllAsync(InMarch, CancellationToken.None).Select(r => r.Id).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 2_345).Reverse().Select(i => (long)i), ids);
    }

    [Fact]
    public void A_period_is_never_without_bounds()
    {
        var today = new DateOnly(2026, 3, 15);

        Assert.Equal((new DateOnly(2026, 2, 13), new DateOnly(2026, 3, 16)), new PunchSearch().Period(today));
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1)), new PunchSearch { From = new(2020, 1, 1), To = new(2026, 1, 1) }.Period(today));
    }

    [Fact]
    public async Task No_search_scans_the_table()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", "7");
        await server.HireAsync("Benali Karim", "8");
        var list = server.Services.GetRequiredService<PunchList>();
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var place = new PunchCursor(new DateTime(2026, 3, 2, 8, 0, 0), 17);
        PunchSearch[] searches =
        [
            new(), InMarch, new() { Person = "benali" }, new() { Person = "amina", From = new(2025, 3, 1), To = new(2026, 2, 28) }, new() { UnknownPin = true },
            new() { Pin = "7" }, new() { TerminalId = 3 }, new() { State = PunchState.Ignored }, new() { State = PunchState.ClockSuspect },
        ];

        foreach (var search in searches)
        {
            foreach (var query in new[] { list.Query(context, search, null, null), list.Query(context, search, place, null), list.Query(context, search, null, place) })
            {
                var plan = await PlanAsync(query.Take(51).CreateDbCommand());
                Assert.All(plan, step => Assert.DoesNotContain("SCAN", step, StringComparison.Ordinal));
                Assert.Contains(plan, step => step.Contains(search.Person is not null || search.UnknownPin ? "ix_punches_day_employee" : "ux_punches_identity", StringComparison.Ordinal));
            }
        }
    }

    private static List<string> Pins(PunchPage page) => [.. page.Rows.Select(r => r.Pin)];

    private static async Task<List<string>> PlanAsync(DbCommand command)
    {
        await command.Connection!.OpenAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
