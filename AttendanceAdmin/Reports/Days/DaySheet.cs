using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Reports.Days;

/// <summary>Who of a day's sheet is shown.</summary>
internal enum SheetFilter
{
    All,

    /// <summary>In, and not out again.</summary>
    Present,
    Late,
    Absent,
    Left,
}

internal sealed record SheetRow(int EmployeeId, string Name, string? Matricule, string? Department, WorkingDay Day)
{
    private PunchRole? Last => Day.Punches.LastOrDefault(p => p.Role is PunchRole.In or PunchRole.Out)?.Role;

    public DateTime? FirstIn => Day.Punches.FirstOrDefault(p => p.Role == PunchRole.In)?.LocalTime;

    public DateTime? LastOut => Day.Punches.LastOrDefault(p => p.Role == PunchRole.Out)?.LocalTime;

    public bool Is(SheetFilter filter) => filter switch
    {
        SheetFilter.Present => Last == PunchRole.In,
        SheetFilter.Left => Last == PunchRole.Out,
        SheetFilter.Late => Day.Figures.Late > 0,
        SheetFilter.Absent => Day.Figures.Absence > 0,
        _ => true,
    };
}

/// <summary>A day of everybody, from the stored days, by name.</summary>
internal sealed class DaySheet(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, ReadDays readDays)
{
    public async Task<IReadOnlyList<SheetRow>> RunAsync(DateOnly date, CancellationToken cancellationToken)
    {
        await readDays.CatchUpAsync(null, date, date, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await context.WorkingDays.AsNoTracking().Where(d => d.Date == date).ToListAsync(cancellationToken);
        return [.. days.Select(d => (Day: d, Employee: employees.Find(d.EmployeeId))).Where(d => d.Employee is { Active: true } || d.Day.FirstIn is not null)
            .Select(d => new SheetRow(d.Day.EmployeeId, d.Employee?.Name ?? $"#{d.Day.EmployeeId}", d.Employee?.Matricule, d.Employee?.Department, d.Day.ToWorkingDay()))
            .OrderBy(r => r.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>How many were in at each full hour of the day.</summary>
    public static IReadOnlyList<(int Hour, int People)> PresenceByHour(IReadOnlyList<SheetRow> rows, DateOnly date)
    {
        var presences = rows.SelectMany(r => Presences(r.Day, date.AddDays(1).ToDateTime(TimeOnly.MinValue))).ToList();
        return [.. Enumerable.Range(0, 24).Select(hour => (hour, presences.Count(p => p.From <= At(hour) && p.To > At(hour))))];

        DateTime At(int hour) => date.ToDateTime(new TimeOnly(hour, 0));
    }

    /// <summary>Only whole pairs: an in without its out is a moment, not a presence.</summary>
    private static IEnumerable<(DateTime From, DateTime To)> Presences(WorkingDay day, DateTime end)
    {
        var used = day.Punches.Where(p => p.Role is PunchRole.In or PunchRole.Out).ToList();
        return used.Zip(used.Skip(1)).Where(p => p.First.Role == PunchRole.In && p.Second.Role == PunchRole.Out)
            .Select(p => (p.First.LocalTime, p.Second.LocalTime < end ? p.Second.LocalTime : end));
    }
}
