using AttendanceAdmin.Employees.Groups;

namespace AttendanceAdmin.Employees;

/// <summary>Cards and groups of an employee whose both were read: what is there stays the same row, so that nothing unchanged is written.</summary>
internal static class EmployeeBelongings
{
    /// <param name="numbers">As <see cref="CardNumber"/> writes them.</param>
    public static void SetCards(this Employee employee, IEnumerable<string> numbers)
    {
        var wanted = numbers.ToHashSet(StringComparer.Ordinal);
        employee.Cards.RemoveAll(c => !wanted.Contains(c.Number));
        employee.Cards.AddRange(wanted.Except(employee.Cards.Select(c => c.Number), StringComparer.Ordinal).Select(n => new EmployeeCard { Number = n }));
    }

    public static void SetGroups(this Employee employee, IEnumerable<int> groupIds)
    {
        var wanted = groupIds.ToHashSet();
        employee.Groups.RemoveAll(g => !wanted.Contains(g.GroupId));
        employee.Groups.AddRange(wanted.Except(employee.Groups.Select(g => g.GroupId)).Select(g => new GroupMember { GroupId = g }));
    }
}
