using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <param name="OtherVersion">Refused because another version of the algorithm made them; not among the failed.</param>
internal sealed record TemplateCounts(int Known, int Waiting, int Failed, int OtherVersion)
{
    public int Total => Known + Waiting + Failed + OtherVersion;
}

/// <summary>How it stands with the templates of a terminal.</summary>
internal sealed class CountTemplates(IDbContextFactory<AttendanceContext> contexts)
{
    public async Task<TemplateCounts> AtAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.TerminalPeople.Where(p => p.TerminalId == terminalId && p.Item == PersonItem.Template)
            .GroupBy(p => new { p.State, OtherVersion = p.Command != null && p.Command.Failure == CommandFailure.OtherAlgorithm })
            .Select(g => new { g.Key.State, g.Key.OtherVersion, Count = g.Count() }).ToListAsync(cancellationToken);
        return new TemplateCounts(
            counts.Where(c => c.State == PersonState.Known).Sum(c => c.Count),
            counts.Where(c => c.State == PersonState.Waiting).Sum(c => c.Count),
            counts.Where(c => c is { State: PersonState.Failed, OtherVersion: false }).Sum(c => c.Count),
            counts.Where(c => c is { State: PersonState.Failed, OtherVersion: true }).Sum(c => c.Count));
    }
}
