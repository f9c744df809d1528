using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class BoardStateTests
{
    [Theory, BothDatabases]
    public async Task A_restart_finds_who_is_here_in_the_database(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var before = await AttendanceServer.StartAsync(database))
        {
            await before.HireAsync("Benali Amina", "7", "Atelier");
            await before.PunchAsync(await before.AnnounceAsync("T1"), "7", before.FromNow(TimeSpan.FromSeconds(-1)));
            await before.PunchAsync(await before.AnnounceAsync("T1"), "7", "2026-03-02 08:00:00", PunchDirection.Out);
        }

        await using var server = await AttendanceServer.StartAsync(database);

        var board = server.Services.GetRequiredService<BoardState>().Current;
        Assert.Equal("Benali Amina", Assert.Single(Assert.Single(board.Departments).People).Name);
        Assert.Equal([2, 1], board.Newest.Select(p => p.Id));
    }

    [Fact]
    public async Task A_punch_that_is_ignored_leaves_the_board()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", "7");
        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", server.FromNow(TimeSpan.Zero));
        var board = server.Services.GetRequiredService<BoardState>();
        await UntilAsync(board, b => b.Departments.Length == 1);

        await using var desk = server.Desk();
        await desk.ServiceProvider.GetRequiredService<CorrectPunch>().IgnoreAsync(1, "double", CancellationToken.None);

        await UntilAsync(board, b => b.Departments.IsEmpty);
        Assert.Empty(board.Current.PunchesToday);
    }

    [Fact]
    public async Task A_name_that_was_changed_stands_on_the_board_at_once()
    {
        await using var server = await AttendanceServer.StartAsync();
        var employee = await server.HireAsync("Benali Amina", "7", "Atelier");
        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", server.FromNow(TimeSpan.Zero));
        var board = server.Services.GetRequiredService<BoardState>();
        await UntilAsync(board, b => b.Departments.Length == 1);

        await using var desk = server.Desk();
        await AttendanceAdmin.Tests.Employees.ManyEmployeesTests.EditAsync(desk, employee.Id, e => e.LastName = "Saidi");

        await UntilAsync(board, b => b.Departments.Any(d => d.People.Any(p => p.Name == "Saidi Amina")));
    }

    /// <summary>The feed speaks after the answer: what a punch changed is there when the board says so.</summary>
    private static async Task UntilAsync(BoardState board, Predicate<BoardSnapshot> holds)
    {
        var reached = new TaskCompletionSource();
        using var watching = board.Watch(Look);
        Look();
        await reached.Task.WaitAsync(Patience.Limit);

        void Look()
        {
            if (holds(board.Current))
            {
                reached.TrySetResult();
            }
        }
    }
}
