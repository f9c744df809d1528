using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>The groups of terminals by name.</summary>
internal sealed class ListGroups(IDbContextFactory<AttendanceContext> contexts)
{
    /// <summary>More than anybody can choose from; the API pages on.</summary>
    private const int Most = 1000;

    public async Task<IReadOnlyList<(int Id, string Name)>> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await context.TerminalGroups.OrderBy(g => g.Name).Take(Most).Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken);
        return groups.ConvertAll(g => (g.Id, g.Name));
    }
}
