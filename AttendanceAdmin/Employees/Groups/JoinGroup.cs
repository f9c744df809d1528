using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
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

/// <summary>Puts people and terminals into groups; done twice, it changes nothing.</summary>
internal sealed class JoinGroup(EmployeeRegister register, EmployeeRules rules, TerminalUse use, PeopleDue due, Audit audit)
{
    public Task<JoinOutcome> AddMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken) =>
        ChangeAsync(groupId, employeeId, groups => groups.Append(groupId), cancellationToken);

    /// <summary>Who is left in no group uses every terminal, and may meet somebody with the same PIN there.</summary>
    public Task<JoinOutcome> RemoveMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken) =>
        ChangeAsync(groupId, employeeId, groups => groups.Where(g => g != groupId), cancellationToken);

    public async Task<JoinOutcome> AddTerminalAsync(int groupId, int terminalId, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        var context = work.Context;
        if (!await context.TerminalGroups.AnyAsync(g => g.Id == groupId, cancellationToken))
        {
            return new JoinOutcome.NotFound("group");
        }

        if (!await context.Terminals.AnyAsync(t => t.Id == terminalId, cancellationToken))
        {
            return new JoinOutcome.NotFound("terminal");
        }

        if (await context.FindAsync<GroupTerminal>([groupId, terminalId], cancellationToken) is null)
        {
            context.Add(new GroupTerminal { GroupId = groupId, TerminalId = terminalId });
            await due.ChangeAsync(context, () => context.SaveChangesAsync(cancellationToken), terminalId, cancellationToken);
        }

        use.Equip(terminalId, groupId);
        return new JoinOutcome.Done();
    }

    public async Task RemoveTerminalAsync(int groupId, int terminalId, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        var link = work.Context.Set<GroupTerminal>().Where(t => t.GroupId == groupId && t.TerminalId == terminalId);
        await due.ChangeAsync(work.Context, () => link.ExecuteDeleteAsync(cancellationToken), terminalId, cancellationToken);
        use.Unequip(terminalId, groupId);
    }

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
