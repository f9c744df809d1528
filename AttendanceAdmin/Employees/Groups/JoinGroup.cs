using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>How putting a person or a terminal into a group ended.</summary>
internal abstract record JoinOutcome
{
    private JoinOutcome()
    {
    }

    internal sealed record Done : JoinOutcome;

    /// <summary>There is no such group, employee or terminal.</summary>
    internal sealed record NotFound(string What) : JoinOutcome;

    /// <summary>Somebody in the group has the same PIN.</summary>
    internal sealed record PinTaken(string Pin, string By) : JoinOutcome;
}

/// <summary>Puts people and terminals into groups; done twice, it changes nothing.</summary>
internal sealed class JoinGroup(IDbContextFactory<AttendanceContext> contexts, TerminalUse use)
{
    public async Task<JoinOutcome> AddMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.TerminalGroups.AnyAsync(g => g.Id == groupId, cancellationToken))
        {
            return new JoinOutcome.NotFound("group");
        }

        if (await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == employeeId, cancellationToken) is not { } employee)
        {
            return new JoinOutcome.NotFound("employee");
        }

        var taken = await context.Employees
            .Where(e => e.Id != employeeId && e.Active && e.Pin != null && e.Pin == employee.Pin)
            .Where(e => context.Set<GroupMember>().Any(m => m.EmployeeId == e.Id && m.GroupId == groupId))
            .Select(e => e.LastName + " " + e.FirstName)
            .FirstOrDefaultAsync(cancellationToken);
        if (taken is not null && employee.Active)
        {
            return new JoinOutcome.PinTaken(employee.Pin!, taken.Trim());
        }

        await AddAsync(context, new GroupMember { GroupId = groupId, EmployeeId = employeeId }, [groupId, employeeId], cancellationToken);
        use.Join(employeeId, groupId);
        return new JoinOutcome.Done();
    }

    public async Task<JoinOutcome> AddTerminalAsync(int groupId, int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.TerminalGroups.AnyAsync(g => g.Id == groupId, cancellationToken))
        {
            return new JoinOutcome.NotFound("group");
        }

        if (!await context.Terminals.AnyAsync(t => t.Id == terminalId, cancellationToken))
        {
            return new JoinOutcome.NotFound("terminal");
        }

        await AddAsync(context, new GroupTerminal { GroupId = groupId, TerminalId = terminalId }, [groupId, terminalId], cancellationToken);
        use.Equip(terminalId, groupId);
        return new JoinOutcome.Done();
    }

    public async Task RemoveMemberAsync(int groupId, int employeeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<GroupMember>().Where(m => m.GroupId == groupId && m.EmployeeId == employeeId).ExecuteDeleteAsync(cancellationToken);
        use.Leave(employeeId, groupId);
    }

    public async Task RemoveTerminalAsync(int groupId, int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<GroupTerminal>().Where(t => t.GroupId == groupId && t.TerminalId == terminalId).ExecuteDeleteAsync(cancellationToken);
        use.Unequip(terminalId, groupId);
    }

    private static async Task AddAsync<T>(AttendanceContext context, T link, object[] key, CancellationToken cancellationToken)
        where T : class
    {
        if (await context.FindAsync<T>(key, cancellationToken) is null)
        {
            context.Add(link);
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
