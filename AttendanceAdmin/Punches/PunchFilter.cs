using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <summary>Turns a <see cref="PunchSearch"/> into a query that one of the two indexes answers.</summary>
internal static class PunchFilter
{
    /// <summary>People beyond this many that a name fits are left out: such a search is not about persons.</summary>
    private const int MaxPeople = 100;

    private static readonly DateTime FirstPlausible = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static IQueryable<Punch> Matching(this AttendanceContext context, PunchSearch search, EmployeeDirectory employees, DateOnly today)
    {
        var punches = context.Punches.AsNoTracking();
        punches = search.Person is { } person ? OfPeople(punches, search, employees.Search(person, MaxPeople), today)
            : search.UnknownPin ? punches.Where(InDays(search, today)).Where(p => p.EmployeeId == null)
            : search is { State: PunchState.ClockSuspect, From: null, To: null } ? WhereNoHonestClockPoints(punches, today)
            : InPeriod(punches, search, today);
        return WithDetails(punches, search);
    }

    /// <summary>Days one by one and people one by one: each pair is one seek in (day, employee).</summary>
    private static IQueryable<Punch> OfPeople(IQueryable<Punch> punches, PunchSearch search, IReadOnlyList<KnownEmployee> people, DateOnly today)
    {
        var ids = people.Select(e => (int?)e.Id).ToArray();
        return punches.Where(InDays(search, today)).Where(p => ids.Contains(p.EmployeeId));
    }

    private static System.Linq.Expressions.Expression<Func<Punch, bool>> InDays(PunchSearch search, DateOnly today)
    {
        var (first, last) = search.Period(today);
        var days = Enumerable.Range(first.DayNumber, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(DateOnly.FromDayNumber).ToArray();
        return p => days.Contains(p.Day);
    }

    private static IQueryable<Punch> InPeriod(IQueryable<Punch> punches, PunchSearch search, DateOnly today)
    {
        var (first, last) = search.Period(today);
        var from = first.ToDateTime(TimeOnly.MinValue);
        var to = last.ToDateTime(new TimeOnly(23, 59, 59));
        return punches.Where(p => p.LocalTime >= from && p.LocalTime <= to);
    }

    private static IQueryable<Punch> WhereNoHonestClockPoints(IQueryable<Punch> punches, DateOnly today)
    {
        var future = today.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Two ranges, not an OR: for that SQLite would walk the whole index.
        return punches.Where(p => p.LocalTime < FirstPlausible).Concat(punches.Where(p => p.LocalTime > future));
    }

    private static IQueryable<Punch> WithDetails(IQueryable<Punch> punches, PunchSearch search)
    {
        if (search.TerminalId is { } terminal)
        {
            punches = punches.Where(p => p.TerminalId == terminal);
        }

        if (search.Pin is { } pin)
        {
            punches = punches.Where(p => p.Pin == pin);
        }

        if (search.Direction is { } direction)
        {
            punches = punches.Where(p => p.Direction == direction);
        }

        if (search is { Person: not null, UnknownPin: true })
        {
            punches = punches.Where(p => p.EmployeeId == null);
        }

        return search.State switch
        {
            PunchState.Counted => punches.ThatCount(),
            PunchState.Ignored => punches.Where(p => p.IgnoredAt != null),
            PunchState.ClockSuspect => punches.Where(p => p.ClockSuspect && p.AcceptedAt == null),
            _ => punches,
        };
    }
}
