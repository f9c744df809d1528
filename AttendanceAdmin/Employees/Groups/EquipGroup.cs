using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>Gives a group terminals and takes them away; done twice, it changes nothing.</summary>
internal sealed class EquipGroup(EmployeeRegister register, TerminalUse use, PeopleDue due, IStringLocalizer<EmployeesTexts> texts)
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
            if (await ClashAsync(context, groupId, terminalId, cancellationToken) is { } clash)
            {
                return new JoinOutcome.Refused(texts["PinMeets", clash.Pin, Employee.NameOf(clash.LastName, clash.FirstName), Employee.NameOf(clash.OtherLastName, clash.OtherFirstName)]);
            }

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

    /// <summary>Two people with one PIN who do not meet yet, and would at that terminal.</summary>
    private static Task<Clash?> ClashAsync(AttendanceContext context, int groupId, int terminalId, CancellationToken cancellationToken)
    {
        var there = context.Set<GroupTerminal>().Where(t => t.TerminalId == terminalId).Select(t => t.GroupId);
        var clashes = from one in context.Employees
                      where one.Active && one.Pin != null && one.Groups.Any(g => g.GroupId == groupId)
                      from other in context.Employees
                      where other.Active && other.Id != one.Id && other.Pin == one.Pin && other.Groups.Any(g => there.Contains(g.GroupId))
                      orderby one.Pin
                      select new Clash(one.Pin!, one.LastName, one.FirstName, other.LastName, other.FirstName);
        return clashes.FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Clash(string Pin, string LastName, string FirstName, string OtherLastName, string OtherFirstName);
}
