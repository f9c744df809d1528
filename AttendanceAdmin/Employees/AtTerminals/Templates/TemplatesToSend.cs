using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>What a wire has to say of one template.</summary>
/// <param name="Content">Null if it cannot be opened any more.</param>
/// <param name="Fits">Made by the terminal's own version of the algorithm.</param>
internal sealed record TemplateToSend(TemplatePlace Place, int Major, int Minor, string Fields, string? Content, string Hash, bool Fits)
{
    public override string ToString() => $"{Place.Kind} {Place.Number}.{Place.Index}, version {Major}.{Minor}";
}

/// <summary>For the wires: the templates whose commands are handed out.</summary>
internal sealed class TemplatesToSend(IDbContextFactory<AttendanceContext> contexts, TemplateVault vault)
{
    /// <returns>Null if there is nothing to say any more.</returns>
    public async Task<TemplateToSend?> FindAsync(TerminalCommand command, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var owner = await context.TerminalPeople.Where(p => p.TerminalId == command.TerminalId && p.Pin == command.Pin && p.Part == command.Part)
            .Where(p => p.Item == PersonItem.Template && p.Wanted).Select(p => p.EmployeeId).SingleOrDefaultAsync(cancellationToken);
        var said = await context.Terminals.Where(t => t.Id == command.TerminalId).Select(t => t.Algorithms).SingleAsync(cancellationToken);
        var place = TemplatePlace.Of(command.Part);
        var major = TerminalAlgorithms.Parse(said)?.MajorOf(place.Kind) ?? 0;
        var found = await context.BiometricTemplates.AsNoTracking()
            .Where(t => t.EmployeeId == owner && owner != null && t.Kind == place.Kind && t.Number == place.Number && t.Index == place.Index)
            .OrderByDescending(t => t.Major == major).ThenByDescending(t => t.SeenAt)
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null
            : new TemplateToSend(place, found.Major, found.Minor, found.Fields, vault.Open(found.Body), found.Hash, Fits: found.Major == major);
    }
}
