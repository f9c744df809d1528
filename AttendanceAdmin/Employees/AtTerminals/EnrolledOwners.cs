using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Keeps the owners of what terminals enrolled right when people change: who leaves is forgotten, who is adopted gets what was nobody's.</summary>
internal static class EnrolledOwners
{
    /// <summary>Of those who do not work here any more nothing stays.</summary>
    public static async Task ForgetLeaversAsync(AttendanceContext context, IReadOnlyCollection<int> employeeIds, DateOnly today, CancellationToken cancellationToken)
    {
        await ForgetAsync(context.BiometricTemplates);
        await ForgetAsync(context.OfferedPhotos);

        Task ForgetAsync<T>(IQueryable<T> enrolled)
            where T : class, IEnrolledThere => enrolled.Where(t => t.EmployeeId != null && employeeIds.Contains(t.EmployeeId.Value))
            .Where(t => context.Employees.Any(e => e.Id == t.EmployeeId && (!e.Active || (e.LeavingDate != null && e.LeavingDate <= today))))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Gives people what was enrolled under their PIN, at a terminal they use, before the PIN was theirs.</summary>
    public static async Task ClaimAsync(AttendanceContext context, IReadOnlyCollection<PersonRecord> people, Reach reach, CancellationToken cancellationToken)
    {
        var pins = people.Select(p => p.Pin).ToList();
        Give(await context.BiometricTemplates.Where(t => t.EmployeeId == null && pins.Contains(t.Pin)).ToListAsync(cancellationToken));
        Give(await context.OfferedPhotos.Where(t => t.EmployeeId == null && pins.Contains(t.Pin)).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);

        void Give(IEnumerable<IEnrolledThere> nobodys)
        {
            foreach (var enrolled in nobodys)
            {
                var owners = people.Where(p => p.Pin == enrolled.Pin && reach.Of(p.EmployeeId).Contains(enrolled.TerminalId)).ToList();
                enrolled.EmployeeId = owners is [var owner] ? owner.EmployeeId : null;
            }
        }
    }

    /// <summary>Two records of one person became one; what was enrolled stays under the PIN it was enrolled with.</summary>
    public static async Task MoveAsync(AttendanceContext context, int mergedId, int keptId, CancellationToken cancellationToken)
    {
        (await context.BiometricTemplates.Where(t => t.EmployeeId == mergedId).ToListAsync(cancellationToken)).ForEach(t => t.EmployeeId = keptId);
        (await context.OfferedPhotos.Where(t => t.EmployeeId == mergedId).ToListAsync(cancellationToken)).ForEach(t => t.EmployeeId = keptId);
    }
}
