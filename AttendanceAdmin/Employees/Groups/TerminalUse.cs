using System.Collections.Concurrent;
using System.Collections.Immutable;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>Who uses which terminal, in memory: the groups of each employee and of each terminal.</summary>
internal sealed class TerminalUse(IDbContextFactory<AttendanceContext> contexts)
{
    private readonly ConcurrentDictionary<int, ImmutableHashSet<int>> groupsOfEmployee = new();
    private readonly ConcurrentDictionary<int, ImmutableHashSet<int>> groupsOfTerminal = new();

    public ImmutableHashSet<int> GroupsOf(int employeeId) => groupsOfEmployee.GetValueOrDefault(employeeId, []);

    public ImmutableHashSet<int> GroupsOfTerminal(int terminalId) => groupsOfTerminal.GetValueOrDefault(terminalId, []);

    /// <summary>Whether the employee uses that terminal because a group says so.</summary>
    public bool UsesByGroup(int employeeId, int terminalId) => GroupsOf(employeeId).Overlaps(groupsOfTerminal.GetValueOrDefault(terminalId, []));

    public bool Uses(int employeeId, int terminalId) => GroupsOf(employeeId).IsEmpty || UsesByGroup(employeeId, terminalId);

    /// <summary>Whether people of these groups and of those may meet at one terminal, and so cannot have one PIN.</summary>
    public bool MayMeet(ImmutableHashSet<int> some, ImmutableHashSet<int> others) =>
        some.IsEmpty || others.IsEmpty || some.Overlaps(others) || groupsOfTerminal.Values.Any(g => g.Overlaps(some) && g.Overlaps(others));

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await context.Set<GroupMember>().AsNoTracking().ToListAsync(cancellationToken);
        members.ForEach(m => Join(m.EmployeeId, m.GroupId));
        var terminals = await context.Set<GroupTerminal>().AsNoTracking().ToListAsync(cancellationToken);
        terminals.ForEach(t => Equip(t.TerminalId, t.GroupId));
    }

    /// <summary>The person's groups are these and no others.</summary>
    public void Use(int employeeId, IEnumerable<int> groups) => groupsOfEmployee[employeeId] = [.. groups];

    public void Join(int employeeId, int groupId) => Add(groupsOfEmployee, employeeId, groupId);

    public void Leave(int employeeId, int groupId) => Remove(groupsOfEmployee, employeeId, groupId);

    public void Equip(int terminalId, int groupId) => Add(groupsOfTerminal, terminalId, groupId);

    public void Unequip(int terminalId, int groupId) => Remove(groupsOfTerminal, terminalId, groupId);

    private static void Add(ConcurrentDictionary<int, ImmutableHashSet<int>> of, int key, int group) =>
        of.AddOrUpdate(key, static (_, g) => [g], static (_, had, g) => had.Add(g), group);

    private static void Remove(ConcurrentDictionary<int, ImmutableHashSet<int>> of, int key, int group) =>
        of.AddOrUpdate(key, static (_, _) => [], static (_, had, g) => had.Remove(g), group);
}
