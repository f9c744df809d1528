using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>Which templates of people a terminal should know: those of the kinds it has, wherever they were enrolled.</summary>
internal sealed class SharedTemplates
{
    private readonly ILookup<int, Known> byEmployee;

    private SharedTemplates(ILookup<int, Known> byEmployee) => this.byEmployee = byEmployee;

    public static async Task<SharedTemplates> ReadAsync(AttendanceContext context, IReadOnlyCollection<PersonRecord> people, CancellationToken cancellationToken)
    {
        var ids = people.Select(p => p.EmployeeId).ToList();
        var rows = await context.BiometricTemplates.Where(t => t.EmployeeId != null && ids.Contains(t.EmployeeId.Value)).OrderByDescending(t => t.SeenAt)
            .Select(t => new { t.EmployeeId, t.Kind, t.Number, t.Index, t.Major, t.Hash }).ToListAsync(cancellationToken);
        return new SharedTemplates(rows.ToLookup(t => t.EmployeeId!.Value, t => new Known(new TemplatePlace(t.Kind, t.Number, t.Index), t.Major, t.Hash)));
    }

    /// <summary>
    /// Of each place the one made by the terminal's own version, else the latest, for the outcome to say that it does not fit. What a terminal does not
    /// have, or did not tell of, it is not given.
    /// </summary>
    public IEnumerable<(int Part, string Hash)> Of(int employeeId, TerminalAlgorithms? algorithms)
    {
        foreach (var place in byEmployee[employeeId].GroupBy(t => t.Place))
        {
            if (algorithms?.MajorOf(place.Key.Kind) is > 0 and var major)
            {
                yield return (place.Key.Part, (place.FirstOrDefault(t => t.Major == major) ?? place.First()).Hash);
            }
        }
    }

    private sealed record Known(TemplatePlace Place, int Major, string Hash);
}
