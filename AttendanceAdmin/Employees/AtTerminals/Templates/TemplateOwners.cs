using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>Keeps the owners of templates right when people change: who leaves is forgotten, who is adopted gets what was nobody's.</summary>
internal static class TemplateOwners
{
    /// <summary>Of those who do not work here any more nothing stays.</summary>
    public static Task ForgetLeaversAsync(AttendanceContext context, IReadOnlyCollection<int> employeeIds, DateOnly today, CancellationToken cancellationToken) =>
        context.BiometricTemplates.Where(t => t.EmployeeId != null && employeeIds.Contains(t.EmployeeId.Value))
            .Where(t => context.Employees.Any(e => e.Id == t.EmployeeId && (!e.Active || (e.LeavingDate != null && e.LeavingDate <= today))))
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Gives people what was enrolled under their PIN, at a terminal they use, before the PIN was theirs.</summary>
    public static async Task ClaimAsync(AttendanceContext context, IReadOnlyCollection<PersonRecord> people, Reach reach, CancellationToken cancellationToken)
    {
        var pins = people.Select(p => p.Pin).ToList();
        var nobodys = await context.BiometricTemplates.Where(t => t.EmployeeId == null && pins.Contains(t.Pin)).ToListAsync(cancellationToken);
        foreach (var template in nobodys)
        {
            var owners = people.Where(p => p.Pin == template.Pin && reach.Of(p.EmployeeId).Contains(template.TerminalId)).ToList();
            template.EmployeeId = owners is [var owner] ? owner.EmployeeId : null;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Two records of one person became one; the templates stay under the PIN they were enrolled with.</summary>
    public static async Task MoveAsync(AttendanceContext context, int mergedId, int keptId, CancellationToken cancellationToken) =>
        (await context.BiometricTemplates.Where(t => t.EmployeeId == mergedId).ToListAsync(cancellationToken)).ForEach(t => t.EmployeeId = keptId);
}
