using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.LiveBoard;

/// <summary>One day as the punches tell it, whatever order they come in. Not thread-safe.</summary>
/// <param name="begin">The day's first instant.</param>
/// <param name="end">The first instant that is no longer of the day.</param>
internal sealed class BoardDay(DateTimeOffset begin, DateTimeOffset end)
{
    /// <summary>Punches kept for the strip: more than it shows, because boards filter.</summary>
    private const int KeptToday = 200;

    /// <summary>A backlog that a terminal uploads must not push the day's own punches off the board.</summary>
    private const int KeptOlder = 20;

    /// <summary>PINs that nobody has: more than anybody reads, and no more than a terminal that invents them may fill memory with.</summary>
    private const int KeptUnknown = 500;

    /// <summary>A punch may come from the database and, moments later, from the feed.</summary>
    private const int RememberedIds = 4096;

    private readonly HashSet<long> known = [];
    private readonly Queue<long> remembered = new();
    private readonly LinkedList<BoardPunch> newest = new();
    private readonly LinkedList<BoardPunch> older = new();
    private readonly Dictionary<int, BoardPunch> lastOf = [];
    private readonly Dictionary<(int, string), BoardUnknownPin> unknown = [];
    private readonly Dictionary<string, BoardDepartment> departments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardDepartment> here = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(int TerminalId, string? Department), int> counts = [];

    public DateTimeOffset End => end;

    public void Add(PunchRecorded recorded)
    {
        var punch = Shown(recorded);
        if (!punch.IsToday)
        {
            Keep(older, punch, KeptOlder);
            return;
        }

        if (recorded.Punch.IgnoredAt is not null || !Remember(punch.Id))
        {
            return;
        }

        Keep(newest, punch, KeptToday);
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (punch.TerminalId, punch.Department), out _)++;
        if (punch.EmployeeId is { } employee)
        {
            Place(employee, punch);
        }
        else
        {
            Count(punch);
        }
    }

    public BoardSnapshot Snapshot()
    {
        foreach (var department in changed)
        {
            departments[department] = People(department);
            here[department] = departments[department] with { People = [.. departments[department].People.Where(p => p.Presence != Presence.Out)] };
        }

        changed.Clear();
        return new BoardSnapshot(
            Strip(),
            // People without a department come last.
            [.. here.Values.Where(d => !d.People.IsEmpty).OrderBy(d => d.Name is null).ThenBy(d => d.Name, StringComparer.CurrentCulture)],
            [.. unknown.Values.OrderByDescending(u => u.Last)],
            counts.ToImmutableDictionary())
        {
            Everybody = [.. departments.Values],
            Gone = [.. departments.Values.Select(d => d with { People = [.. d.People.Where(p => p.Presence == Presence.Out)] }).Where(d => !d.People.IsEmpty)],
        };
    }

    private BoardPunch Shown(PunchRecorded recorded)
    {
        var (punch, terminal, employee) = recorded;
        return new BoardPunch(
            punch.Id, employee is null ? null : punch.EmployeeId, employee?.Name, employee?.Department, employee?.PhotoUrl, punch.Pin,
            punch.TerminalId, terminal?.DisplayName, punch.LocalTime, punch.Instant, punch.Direction,
            punch.Instant >= begin && punch.Instant < end && !punch.ClockSuspect);
    }

    /// <returns>False if it is counted already.</returns>
    private bool Remember(long id)
    {
        if (!known.Add(id))
        {
            return false;
        }

        remembered.Enqueue(id);
        if (remembered.Count > RememberedIds)
        {
            known.Remove(remembered.Dequeue());
        }

        return true;
    }

    private void Count(BoardPunch punch)
    {
        var key = (punch.TerminalId, punch.Pin);
        var before = unknown.GetValueOrDefault(key);
        var last = before is null || punch.LocalTime > before.Last ? punch.LocalTime : before.Last;
        unknown[key] = new BoardUnknownPin(punch.Pin, punch.TerminalId, punch.TerminalName, (before?.Punches ?? 0) + 1, last);
        if (unknown.Count >= 2 * KeptUnknown)
        {
            foreach (var (old, _) in unknown.OrderByDescending(u => u.Value.Last).Skip(KeptUnknown).ToList())
            {
                unknown.Remove(old);
            }
        }
    }

    /// <summary>Late uploads come in any order: the last punch is the one that was made last.</summary>
    private void Place(int employee, BoardPunch punch)
    {
        if (lastOf.TryGetValue(employee, out var before))
        {
            if ((punch.Instant, punch.Id).CompareTo((before.Instant, before.Id)) < 0)
            {
                return;
            }

            changed.Add(before.Department ?? "");
        }

        lastOf[employee] = punch;
        changed.Add(punch.Department ?? "");
    }

    private BoardDepartment People(string department) => new(
        department.Length == 0 ? null : department,
        [.. lastOf.Where(l => (l.Value.Department ?? "") == department)
            .Select(l => new BoardPerson(l.Key, l.Value.Name!, l.Value.PhotoUrl, PresenceAfter(l.Value.Direction), l.Value))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture)]);

    /// <summary>By the order in which they came; a few of a backlog among them, all of it while the day has nothing else.</summary>
    private ImmutableArray<BoardPunch> Strip()
    {
        var room = Math.Max(2, 8 - newest.Count);
        return [.. newest.Concat(older.Take(room)).OrderByDescending(p => p.Id)];
    }

    private static void Keep(LinkedList<BoardPunch> list, BoardPunch punch, int most)
    {
        if (list.First is { } first && first.Value.Id >= punch.Id)
        {
            return;
        }

        list.AddFirst(punch);
        if (list.Count > most)
        {
            list.RemoveLast();
        }
    }

    private static Presence PresenceAfter(PunchDirection direction) => direction switch
    {
        PunchDirection.In or PunchDirection.BreakIn => Presence.In,
        PunchDirection.BreakOut => Presence.OnBreak,
        PunchDirection.Out => Presence.Out,
        _ => Presence.Seen,
    };
}
