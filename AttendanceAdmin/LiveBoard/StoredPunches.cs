using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.LiveBoard;

/// <summary>What the board and the hub missed while they were not listening, as the feed would have told it.</summary>
internal sealed class StoredPunches(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, EmployeeDirectory employees)
{
    /// <summary>Raised when a person's name, department or photo changed: what was told of them before is no longer so.</summary>
    public event Action? PeopleChanged
    {
        add => employees.Changed += value;
        remove => employees.Changed -= value;
    }

    /// <summary>The last ones that came, oldest first.</summary>
    public async Task<List<PunchRecorded>> LastAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punches = await context.Punches.AsNoTracking().OrderByDescending(p => p.Id).Take(count).ToListAsync(cancellationToken);
        punches.Reverse();
        return punches.ConvertAll(Recorded);
    }

    /// <summary>Those of some calendar days that count, in the order they came.</summary>
    public async Task<List<PunchRecorded>> OfDaysAsync(IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punches = await context.Punches.AsNoTracking().Where(p => days.Contains(p.Day) && p.IgnoredAt == null).ToListAsync(cancellationToken);
        punches.Sort((a, b) => a.Id.CompareTo(b.Id));
        return punches.ConvertAll(Recorded);
    }

    private PunchRecorded Recorded(Punch punch) =>
        new(punch, terminals.Find(punch.TerminalId), punch.EmployeeId is { } id ? employees.Find(id) : null);
}
