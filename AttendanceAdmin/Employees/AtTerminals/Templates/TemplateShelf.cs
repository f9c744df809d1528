using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>Writes down the templates of one terminal: what is in them, whose they are, and that the terminal knows them.</summary>
internal sealed class TemplateShelf(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory directory, TemplateVault vault, TimeProvider time)
{
    /// <returns>The owners of those that were not known as they are.</returns>
    public async Task<IReadOnlyCollection<int>> PutAsync(int terminalId, IReadOnlyList<SeenTemplate> templates, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var pins = templates.Select(t => t.Pin).Distinct(StringComparer.Ordinal).ToList();
            var stored = await context.BiometricTemplates.Where(t => t.TerminalId == terminalId && pins.Contains(t.Pin))
                .ToDictionaryAsync(t => (t.Pin, t.Place, t.Major), cancellationToken);
            var known = await context.TerminalPeople.Where(p => p.TerminalId == terminalId && pins.Contains(p.Pin) && p.Item != PersonItem.Photo)
                .ToDictionaryAsync(p => (p.Pin, p.Part), cancellationToken);
            var owners = new HashSet<int>();
            foreach (var seen in templates.Where(t => !IsOfLeaver(known.GetValueOrDefault((t.Pin, 0)))))
            {
                var hash = TemplateVault.HashOf(seen.Content);
                var template = stored.GetValueOrDefault((seen.Pin, seen.Place, seen.Major)) ?? context.BiometricTemplates.Add(New(terminalId, seen)).Entity;
                if (template.Hash != hash)
                {
                    (template.Hash, template.Body, template.Fields, template.Minor) = (hash, vault.Close(seen.Content), seen.Fields, seen.Minor);
                    template.SeenAt = time.GetUtcNow();
                    owners.UnionWith(template.EmployeeId is { } owner ? [owner] : []);
                }

                See(known.GetValueOrDefault((seen.Pin, seen.Place.Part)) ?? context.TerminalPeople.Add(Row(template)).Entity, template);
            }

            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return owners;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The queue has just noted something of one of them: look again.
            }
        }
    }

    private bool IsOfLeaver(TerminalPerson? record) => record?.IsOfSomebodyGone(id => directory.Find(id) is { Active: true }) == true;

    private BiometricTemplate New(int terminalId, SeenTemplate seen) => new()
    {
        TerminalId = terminalId, Pin = seen.Pin, Kind = seen.Place.Kind, Number = seen.Place.Number, Index = seen.Place.Index, Major = seen.Major,
        EmployeeId = directory.FindOwner(terminalId, seen.Pin)?.Id, Fields = "", Body = [], Hash = "", SeenAt = time.GetUtcNow(),
    };

    private static TerminalPerson Row(BiometricTemplate template) => new()
    {
        TerminalId = template.TerminalId, Pin = template.Pin, Item = PersonItem.Template, Part = template.Place.Part, State = PersonState.Known,
    };

    /// <summary>What the terminal has by itself is right as it is; a command that is under way ends by itself.</summary>
    private static void See(TerminalPerson row, BiometricTemplate template)
    {
        row.EmployeeId ??= template.EmployeeId;
        (row.SeenAt, row.Hash) = (template.SeenAt, template.Hash);
        row.State = row.State == PersonState.Failed ? PersonState.Known : row.State;
    }
}
