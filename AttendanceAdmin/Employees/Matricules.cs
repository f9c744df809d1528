using System.Globalization;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>E00001, E00002 …: for whoever comes without a matricule, one past the highest of that form.</summary>
internal static class Matricules
{
    public static async Task GiveAsync(AttendanceContext context, IEnumerable<Employee> employees, CancellationToken cancellationToken)
    {
        var without = employees.Where(e => e.Matricule.Length == 0).ToList();
        if (without.Count == 0)
        {
            return;
        }

        var last = await context.Employees.Where(e => e.Matricule.StartsWith("E") && e.Matricule.Length == 6)
            .OrderByDescending(e => e.Matricule).Select(e => e.Matricule).FirstOrDefaultAsync(cancellationToken);
        var number = last is not null && int.TryParse(last.AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 0;
        foreach (var employee in without)
        {
            number++;
            employee.Matricule = string.Create(CultureInfo.InvariantCulture, $"E{number:00000}");
        }
    }
}
