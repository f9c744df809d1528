using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary><c>{"message","status","count","employees":[{"id","name","employee_number","department"}],"timestamp"}</c>; who left is not there.</summary>
internal static class ZktecoEmployees
{
    private const int Most = 5000;

    public static async Task<IResult> ListAsync(
        int? skip, int? limit, IDbContextFactory<AttendanceContext> contexts, IStringLocalizer<ZktecoTexts> texts, SiteClock site, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var employees = await context.Employees.AsNoTracking().Where(e => e.Active).OrderBy(e => e.Id)
            .Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(limit ?? Most, 1, Most))
            .Select(e => new { e.Id, Name = (e.LastName + " " + e.FirstName).TrimEnd(), EmployeeNumber = e.Matricule, e.Department }).ToListAsync(cancellationToken);
        return Results.Ok(new
        {
            Message = texts["EmployeesFound", employees.Count].Value, Status = "success", employees.Count, Employees = employees, Timestamp = site.LocalNow,
        });
    }
}
