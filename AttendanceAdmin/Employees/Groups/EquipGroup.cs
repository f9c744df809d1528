using AttendanceAdmin.Employees.AtTerminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>Gives a group terminals and takes them away; done twice, it changes nothing.</summary>
internal sealed class EquipGroup(EmployeeRegister register, TerminalUse use, PeopleDue due)
{
    public async Task<JoinOutcome> AddAsync(int groupId, int terminalId, CancellationToken cancellationToken)
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

    public async Task RemoveAsync(int groupId, int terminalId, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        var link = work.Context.Set<GroupTerminal>().Where(t => t.GroupId == groupId && t.TerminalId == terminalId);
        await due.ChangeAsync(work.Context, () => link.ExecuteDeleteAsync(cancellationToken), terminalId, cancellationToken);
        use.Unequip(terminalId, groupId);
    }
}
