using System.Collections.Immutable;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.LiveBoard;

/// <summary>
/// The board as schedules judge it: the code of a terminal that always says "in", or says nothing, leaves people on the board who went home; once their
/// day is computed, it says better. Until then, a second or two, the code stands. Who works through the night stays on the board when a new day begins.
/// </summary>
internal sealed class SettledBoard(EmployeeDirectory employees, SiteClock site)
{
    /// <summary>A punch so shortly after the last one judged may be a double, which changes nothing.</summary>
    private static readonly TimeSpan MayBeDouble = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Part> parts = new(StringComparer.Ordinal);
    private (BoardSnapshot Board, PlanCounts Plan, BoardSnapshot Settled)? last;

    public BoardSnapshot Of(BoardSnapshot board, PlanCounts plan)
    {
        lock (gate)
        {
            if (last is not { } known || !ReferenceEquals(known.Board, board) || !ReferenceEquals(known.Plan, plan))
            {
                last = known = (board, plan, Settle(board, plan));
            }

            return known.Settled;
        }
    }

    private BoardSnapshot Settle(BoardSnapshot board, PlanCounts plan)
    {
        var night = OfTheNight(board, plan);
        foreach (var department in board.Everybody)
        {
            var extra = night[department.Name ?? ""].ToList();
            if (!parts.TryGetValue(department.Name ?? "", out var part) || !ReferenceEquals(part.Source, department) || !ReferenceEquals(part.Plan, plan) || extra.Count > 0)
            {
                parts[department.Name ?? ""] = Settle(department, plan, extra, part);
            }
        }

        var names = board.Everybody.Select(d => d.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var now = parts.Where(p => names.Contains(p.Key)).Select(p => p.Value).ToList();
        var others = night.Where(n => !names.Contains(n.Key)).Select(n => new BoardDepartment(n.First().Last.Department, [.. n]));
        return board with
        {
            Departments = Ordered(now.Select(p => p.Here).Concat(others)),
            Gone = Ordered(now.Select(p => p.Gone)),
        };
    }

    /// <summary>Those with people; who has no department comes last.</summary>
    private static ImmutableArray<BoardDepartment> Ordered(IEnumerable<BoardDepartment> departments) =>
        [.. departments.Where(d => !d.People.IsEmpty).OrderBy(d => d.Name is null).ThenBy(d => d.Name, StringComparer.CurrentCulture)];

    /// <returns>With the same objects as before while nobody of them moved, so that they are not drawn again.</returns>
    private static Part Settle(BoardDepartment department, PlanCounts plan, List<BoardPerson> extra, Part? before)
    {
        var people = department.People.Select(p => p with { Presence = Judge(p, plan) }).ToList();
        var here = people.Where(p => p.Presence != Presence.Out);
        var fresh = (extra.Count == 0 ? here : here.Concat(extra).OrderBy(p => p.Name, StringComparer.CurrentCulture)).ToImmutableArray();
        return new Part(
            department, plan, Same(before?.Here, department.Name, fresh), Same(before?.Gone, department.Name, [.. people.Where(p => p.Presence == Presence.Out)]));
    }

    private static BoardDepartment Same(BoardDepartment? before, string? name, ImmutableArray<BoardPerson> people) =>
        before is not null && before.People.SequenceEqual(people) ? before : new BoardDepartment(name, people);

    private static Presence Judge(BoardPerson person, PlanCounts plan) =>
        !plan.Standings.TryGetValue(person.EmployeeId, out var standing) || person.Last.LocalTime - standing.At > MayBeDouble ? person.Presence
        : standing.IsIn ? Presence.In
        : person.Presence == Presence.OnBreak ? Presence.OnBreak
        : Presence.Out;

    /// <summary>Those of the day before who have not punched since, by department.</summary>
    private ILookup<string, BoardPerson> OfTheNight(BoardSnapshot board, PlanCounts plan)
    {
        var punched = plan.OfTheNight.Count == 0 ? [] : board.Everybody.SelectMany(d => d.People).Select(p => p.EmployeeId).ToHashSet();
        return plan.OfTheNight.Where(n => !punched.Contains(n.Key)).Select(n => OfTheNight(n.Key, n.Value)).OfType<BoardPerson>()
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).ToLookup(p => p.Last.Department ?? "", StringComparer.Ordinal);
    }

    private BoardPerson? OfTheNight(int employee, DateTime since) => employees.Find(employee) is not { } known ? null : new BoardPerson(
        employee, known.Name, known.PhotoUrl, Presence.In,
        new BoardPunch(
            0, employee, known.Name, known.Department, known.PhotoUrl, known.Pin ?? "", Punch.NoTerminal, null, since, WallClock.ToInstant(since, site.TimeZone),
            PunchDirection.In, IsToday: false));

    /// <param name="Source">Of which board's department, and of which plan, it was made.</param>
    private sealed record Part(BoardDepartment Source, PlanCounts Plan, BoardDepartment Here, BoardDepartment Gone);
}
