using AttendanceAdmin.Employees;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class BoardDayTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly KnownEmployee Amina = Employee(1, "Benali Amina", "Atelier");
    private static readonly KnownEmployee Karim = Employee(2, "Cherif Karim", null);

    private readonly BoardDay day = new(Begin, Begin.AddDays(1));

    [Theory]
    [InlineData(PunchDirection.In, Presence.In)]
    [InlineData(PunchDirection.BreakIn, Presence.In)]
    [InlineData(PunchDirection.BreakOut, Presence.OnBreak)]
    [InlineData(PunchDirection.Unknown, Presence.Seen)]
    public void The_last_punch_says_where_somebody_is(PunchDirection direction, Presence presence)
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In));
        day.Add(Punch(2, Amina, hours: 6, direction));

        Assert.Equal(presence, Assert.Single(Assert.Single(day.Snapshot().Departments).People).Presence);
    }

    [Fact]
    public void Who_has_left_is_no_longer_listed()
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In));
        day.Add(Punch(2, Amina, hours: 13, PunchDirection.Out));

        Assert.Empty(day.Snapshot().Departments);
    }

    [Fact]
    public void A_late_upload_does_not_bring_anybody_back()
    {
        day.Add(Punch(1, Amina, hours: 13, PunchDirection.Out));
        day.Add(Punch(2, Amina, hours: 5, PunchDirection.In));

        Assert.Empty(day.Snapshot().Departments);
        Assert.Equal([2, 1], day.Snapshot().Newest.Select(p => p.Id));
    }

    [Fact]
    public void The_same_punch_from_feed_and_database_counts_once()
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In));
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In));

        Assert.Equal(1, Assert.Single(day.Snapshot().PunchesToday).Value);
        Assert.Single(day.Snapshot().Newest);
    }

    [Fact]
    public void A_terminal_that_invents_PINs_fills_no_memory()
    {
        for (var id = 1; id <= 5_000; id++)
        {
            day.Add(Punch(id, null, hours: id / 1_000d, PunchDirection.In, pin: $"P{id}"));
        }

        var unknown = day.Snapshot().UnknownPins;

        Assert.InRange(unknown.Length, 500, 1_000);
        Assert.Equal("P5000", unknown[0].Pin);
    }

    [Fact]
    public void A_backlog_neither_counts_nor_pushes_the_day_off_the_strip()
    {
        for (var id = 1; id <= 8; id++)
        {
            day.Add(Punch(id, Amina, hours: 5, PunchDirection.In));
        }

        for (var id = 9; id <= 500; id++)
        {
            day.Add(Punch(id, Karim, hours: -48, PunchDirection.In));
        }

        var view = BoardView.Of(day.Snapshot(), null, null, BoardShow.Here);

        Assert.Equal([500, 499, 8, 7, 6, 5, 4, 3], view.Strip.Select(p => p.Id));
        Assert.Equal((1, 8), (view.Present, view.PunchesToday));
    }

    [Fact]
    public void Ignored_punches_and_suspect_clocks_place_nobody()
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In, suspect: true));
        var ignored = Punch(2, Karim, hours: 5, PunchDirection.In);
        ignored.Punch.IgnoredAt = Begin;
        day.Add(ignored);

        Assert.Empty(day.Snapshot().Departments);
        Assert.Empty(day.Snapshot().PunchesToday);
    }

    [Fact]
    public void Only_the_department_that_changed_is_made_anew()
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In));
        day.Add(Punch(2, Karim, hours: 5, PunchDirection.In));
        var before = day.Snapshot();

        day.Add(Punch(3, Karim, hours: 6, PunchDirection.BreakOut));
        var after = day.Snapshot();

        Assert.Same(before.Departments[0], after.Departments[0]);
        Assert.NotSame(before.Departments[1], after.Departments[1]);
        Assert.Equal([null], after.Departments.Skip(1).Select(d => d.Name));
    }

    [Fact]
    public void Unknown_pins_are_gathered()
    {
        day.Add(Punch(1, null, hours: 5, PunchDirection.In));
        day.Add(Punch(2, null, hours: 6, PunchDirection.In));

        var unknown = Assert.Single(day.Snapshot().UnknownPins);
        Assert.Equal(("7", 2, Begin.AddHours(6).DateTime), (unknown.Pin, unknown.Punches, unknown.Last));
    }

    [Fact]
    public void A_board_shows_its_terminal_and_department_only()
    {
        day.Add(Punch(1, Amina, hours: 5, PunchDirection.In, terminal: 3));
        day.Add(Punch(2, Karim, hours: 5, PunchDirection.BreakOut, terminal: 4));
        day.Add(Punch(3, null, hours: 5, PunchDirection.In, terminal: 4));
        var all = day.Snapshot();

        var depot = BoardView.Of(all, 4, null, BoardShow.Here);
        var workshop = BoardView.Of(all, null, "Atelier", BoardShow.Here);
        var onBreak = BoardView.Of(all, null, null, BoardShow.Break);

        Assert.Equal((0, 1, 2, 1), (depot.Present, depot.OnBreak, depot.PunchesToday, depot.UnknownPins.Count));
        Assert.Equal((1, 0, 1, 0), (workshop.Present, workshop.OnBreak, workshop.PunchesToday, workshop.UnknownPins.Count));
        Assert.Equal("Cherif Karim", Assert.Single(Assert.Single(onBreak.Departments).People).Name);
        Assert.Equal((1, 1, 3), (onBreak.Present, onBreak.OnBreak, onBreak.PunchesToday));
    }

    private static KnownEmployee Employee(int id, string name, string? department) => new(id, name, department, "7", Active: true, PhotoUrl: null);

    private static PunchRecorded Punch(long id, KnownEmployee? employee, double hours, PunchDirection direction, int terminal = 3, bool suspect = false,
        string pin = "7")
    {
        var instant = Begin.AddHours(hours);
        return new PunchRecorded(
            new Punch
            {
                Id = id, TerminalId = terminal, Pin = pin, LocalTime = instant.DateTime, TimeZone = "UTC", Instant = instant, ReceivedAt = instant,
                Day = DateOnly.FromDateTime(instant.DateTime), Direction = direction, Source = PunchSource.Iclock, EmployeeId = employee?.Id, ClockSuspect = suspect,
            },
            Terminal: null,
            employee);
    }
}
