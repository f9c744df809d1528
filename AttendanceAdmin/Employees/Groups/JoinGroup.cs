using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>How putting a person or a terminal into a group, or taking it out, ended.</summary>
internal abstract record JoinOutcome
{
    private JoinOutcome()
    {
    }

    internal sealed record Done : JoinOutcome;

    /// <summary>There is no such group, employee or terminal.</summary>
    internal sealed record NotFound(string What) : JoinOutcome;

    /// <summary>Somebody whom the person would then meet has the same PIN or card.</summary>
    internal sealed record Refused(string Reason) : JoinOutcome;
}

/// <summary>Puts people into groups and takes them out; done twice, it changes nothing.</summary>
internal sealed class JoinGroup(EmployeeRegister register, EmployeeRules rules, Audit audit)
{
    public Task<JoinOutcome> AddMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken) =>
        ChangeAsync(groupId, employeeId, groups => groups.Append(groupId), cancellationToken);

    /// <summary>Who is left in no group uses every terminal, and may meet somebody with the same PIN there.</summary>
    public Task<JoinOutcome> RemoveMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken) =>
        ChangeAsync(groupId, employeeId, groups => groups.Where(g => g != groupId), cancellationToken);

    private async Task<JoinOutcome> ChangeAsync(
        int groupId, int employeeId, Func<IEnumerable<int>, IEnumerable<int>> change, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        if (!await work.Context.TerminalGroups.AnyAsync(g => g.Id == groupId, cancellationToken))
        {
            return new JoinOutcome.NotFound("group");
        }

        if (await work.FindAsync(employeeId, cancellationToken) is not { } employee)
        {
            return new JoinOutcome.NotFound("employee");
        }

        employee.SetGroups(change([.. employee.Groups.Select(g => g.GroupId)]));
        if (await rules.ClashesAsync(work.Context, [employee], cancellationToken) is [var clash, ..])
        {
            return new JoinOutcome.Refused(clash.Fault.ErrorMessage);
        }

        await work.SaveAsync(work.Act(ActKind.Api, await audit.ActorAsync()), cancellationToken);
        return new JoinOutcome.Done();
    }
}
