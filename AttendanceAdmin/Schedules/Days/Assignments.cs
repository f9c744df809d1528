using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>The assignments there are, to be asked for one person at a time; <see cref="Rules.ScheduleChoice"/> says which of them wins.</summary>
internal sealed class Assignments
{
    private readonly ILookup<int?, AssignedSchedule> ofEmployees;
    private readonly ILookup<int?, AssignedSchedule> ofGroups;
    private readonly ILookup<int, AssignedSchedule> ofTerminals;
    private readonly ILookup<int, int> groupsOf;

    private Assignments(List<AssignedSchedule> all, ILookup<int, int> groupsOf)
    {
        ofEmployees = all.ToLookup(a => a.Assignment.EmployeeId);
        ofGroups = all.ToLookup(a => a.Assignment.GroupId);
        ofTerminals = all.Where(a => a.Assignment.TerminalId is not null).ToLookup(a => a.Assignment.TerminalId!.Value);
        this.groupsOf = groupsOf;
    }

    /// <summary>What holds at a terminal for whoever has no schedule otherwise.</summary>
    public AssignedSchedules OfNobody => new([], [], ofTerminals);

    /// <param name="employees">Who will be asked for; null for anybody.</param>
    public static async Task<Assignments> ReadAsync(
        AttendanceContext context, TerminalDirectory terminals, IReadOnlyCollection<int>? employees, CancellationToken cancellationToken)
    {
        var (rows, members) = (context.ScheduleAssignments.AsNoTracking(), context.Set<GroupMember>().AsNoTracking());
        if (employees is not null)
        {
            rows = rows.Where(a => a.EmployeeId == null || employees.Contains(a.EmployeeId.Value));
            members = members.Where(m => employees.Contains(m.EmployeeId));
        }

        var assignments = await rows.ToListAsync(cancellationToken);
        var ids = assignments.Select(a => a.ScheduleId).Distinct().ToList();
        var schedules = await context.Schedules.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var groups = await context.TerminalGroups.AsNoTracking().ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        var all = assignments.ConvertAll(a => new AssignedSchedule(
            schedules[a.ScheduleId], a,
            a.GroupId is { } group ? groups[group] : a.TerminalId is { } terminal ? terminals.Find(terminal)?.DisplayName ?? "" : ""));
        return new Assignments(all, (await members.ToListAsync(cancellationToken)).ToLookup(m => m.EmployeeId, m => m.GroupId));
    }

    public AssignedSchedules Of(int employee) => new(
        [.. ofEmployees[employee]], [.. groupsOf[employee].SelectMany(g => ofGroups[g])], ofTerminals);
}
