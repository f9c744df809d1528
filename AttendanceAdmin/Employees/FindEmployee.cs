using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>One record with its cards and groups.</summary>
internal sealed class FindEmployee(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory directory)
{
    public async Task<Employee?> RunAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.AsNoTracking().Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
    }

    /// <summary>Whose record it was merged into.</summary>
    public KnownEmployee? MergedInto(Employee? employee) => employee?.MergedIntoId is { } kept ? directory.Find(kept) : null;
}
