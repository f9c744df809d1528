using AttendanceAdmin.Employees;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class SettledBoardTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private readonly BoardDay day = new(Begin, Begin.AddDays(1));

    [Fact]
    public void Who_went_home_leaves_the_board_although_the_terminal_always_says_in()
    {
        day.Add(Punch(1, 7, hours: 4, PunchDirection.In));
        day.Add(Punch(2, 7, hours: 13, PunchDirection.In));
        var board = day.Snapshot();
        Assert.Equal(0, board.Left);

        var settled = Settled().Of(board, Plan(Person(7, lastIn: 4, lastOut: 13)));

        Assert.Empty(settled.Departments);
        Assert.Equal(1, settled.Left);
    }

    [Fact]
    public void Who_was_only_seen_is_present_once_the_day_says_so()
    {
        day.Add(Punch(1, 7, hours: 4, PunchDirection.Unknown));

        var settled = Settled().Of(day.Snapshot(), Plan(Person(7, lastIn: 4, lastOut: null)));

        Assert.Equal(Presence.In, Assert.Single(Assert.Single(settled.Departments).People).Presence);
    }

    [Fact]
    public void Until_the_day_knows_a_punch_its_code_stands()
    {
        day.Add(Punch(1, 7, hours: 4, PunchDirection.In));
        day.Add(Punch(2, 7, hours: 9, PunchDirection.Out));

        var settled = Settled().Of(day.Snapshot(), Plan(Person(7, lastIn: 4, lastOut: null)));

        Assert.Empty(settled.Departments);
        Assert.Equal(1, settled.Left);
    }

    [Fact]
    public void A_break_by_the_terminals_code_stays_a_break()
    {
        day.Add(Punch(1, 7, hours: 8, PunchDirection.BreakOut));

        var settled = Settled().Of(day.Snapshot(), Plan(Person(7, lastIn: 4, lastOut: 8)));

        Assert.Equal(Presence.OnBreak, Assert.Single(Assert.Single(settled.Departments).People).Presence);
    }

    [Fact]
    public async Task Who_works_through_the_night_stays_on_the_board_when_a_new_day_begins()
    {
        var employee = await server.EmployeeAsync();
        var since = new DateTime(2026, 3, 1, 22, 0, 0, DateTimeKind.Unspecified);
        var plan = PlanCounts.Of([new PlannedPerson(employee, IsToday: false, 480, 0, 0, since, since, null, null)], Begin);

        var settled = Settled().Of(day.Snapshot(), plan);

        Assert.Equal((employee, since), (Assert.Single(Assert.Single(settled.Departments).People).EmployeeId, settled.Departments[0].People[0].Last.LocalTime));
    }

    [Fact]
    public void Nobody_who_did_not_move_is_made_anew()
    {
        var board = Settled();
        day.Add(Punch(1, 7, hours: 4, PunchDirection.In));
        var before = board.Of(day.Snapshot(), Plan(Person(7, lastIn: 4, lastOut: null)));

        var after = board.Of(day.Snapshot(), Plan(Person(7, lastIn: 4, lastOut: null)));

        Assert.Same(before.Departments[0], after.Departments[0]);
    }

    private SettledBoard Settled() => ActivatorUtilities.CreateInstance<SettledBoard>(server.Services);

    private static PlanCounts Plan(params PlannedPerson[] people) => PlanCounts.Of(people, Begin.AddHours(12));

    private static PlannedPerson Person(int id, int lastIn, int? lastOut) => new(
        id, IsToday: true, 480, 0, 0, At(lastIn), At(lastIn), lastOut is { } hours ? At(hours) : null, Begin.AddHours(4));

    private static DateTime At(int hours) => Begin.AddHours(hours).DateTime;

    private static PunchRecorded Punch(long id, int employee, int hours, PunchDirection direction) => new(
        new Punch
        {
            Id = id, TerminalId = 3, Pin = "7", LocalTime = At(hours), TimeZone = "UTC", Instant = Begin.AddHours(hours), ReceivedAt = Begin.AddHours(hours),
            Day = DateOnly.FromDateTime(At(hours)), Direction = direction, Source = PunchSource.Iclock, EmployeeId = employee,
        },
        Terminal: null,
        new KnownEmployee(employee, "Benali Amina", "Atelier", "7", Active: true, PhotoUrl: null));
}
