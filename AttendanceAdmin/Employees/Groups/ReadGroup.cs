using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>A group of terminals as its page shows it.</summary>
/// <param name="Members">Of those who work here, by name, at most <see cref="ReadGroup.MostMembers"/>.</param>
internal sealed record GroupSheet(int Id, string Name, IReadOnlySet<int> Terminals, IReadOnlyList<GroupMemberLine> Members, int MemberCount);

internal sealed record GroupMemberLine(int Id, string Name, string Matricule, string? Pin);

/// <summary>A group in the list of groups.</summary>
internal sealed record GroupLine(int Id, string Name, int Terminals, int Members);

/// <summary>Groups of terminals with what is in them.</summary>
internal sealed class ReadGroup(IDbContextFactory<AttendanceContext> contexts)
{
    public const int MostMembers = 200;

    /// <summary>More than anybody tells apart.</summary>
    private const int MostGroups = 1000;

    public async Task<IReadOnlyList<GroupLine>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TerminalGroups.OrderBy(g => g.Name).Take(MostGroups)
            .Select(g => new GroupLine(g.Id, g.Name, g.Terminals.Count, context.Employees.Count(e => e.Active && e.Groups.Any(m => m.GroupId == g.Id))))
            .ToListAsync(cancellationToken);
    }

    /// <returns>Null if there is no such group.</returns>
    public async Task<GroupSheet?> RunAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.TerminalGroups.Where(g => g.Id == id).Select(g => g.Name).SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return null;
        }

        var terminals = await context.Set<GroupTerminal>().Where(t => t.GroupId == id).Select(t => t.TerminalId).ToHashSetAsync(cancellationToken);
        var members = context.Employees.Where(e => e.Active && e.Groups.Any(m => m.GroupId == id));
        var shown = await members.OrderBy(e => e.LastName).ThenBy(e => e.FirstName).ThenBy(e => e.Id).Take(MostMembers)
            .Select(e => new { e.Id, e.LastName, e.FirstName, e.Matricule, e.Pin }).ToListAsync(cancellationToken);
        return new GroupSheet(
            id, name, terminals, [.. shown.Select(e => new GroupMemberLine(e.Id, Employee.NameOf(e.LastName, e.FirstName), e.Matricule, e.Pin))],
            shown.Count < MostMembers ? shown.Count : await members.CountAsync(cancellationToken));
    }
}
