using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Templates that a terminal uploaded: by which version of the algorithm they were made follows from the template, else from what the terminal said.</summary>
internal sealed class ToldTemplates(NoteSeenTemplates note, RecordTerminalFacts facts)
{
    public async Task RecordAsync(KnownTerminal terminal, IReadOnlyList<SeenTemplate> templates)
    {
        if (templates.Count == 0)
        {
            return;
        }

        var shown = new TerminalAlgorithms(templates.Where(t => t.Major > 0).Select(t => KeyValuePair.Create(t.Place.Kind, t.Major)));
        await facts.ChangeAsync(terminal.Id, f => f with { Algorithms = shown.With(f.Algorithms) }, atOnce: false, CancellationToken.None);
        var said = (await facts.OfAsync(terminal.Id, CancellationToken.None)).Algorithms;
        await note.NoteAsync(
            terminal.Id, [.. templates.Select(t => t.Major > 0 ? t : t with { Major = said?.MajorOf(t.Place.Kind) ?? 0 })], CancellationToken.None);
    }
}
