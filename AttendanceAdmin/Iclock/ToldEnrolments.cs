using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Templates and photos that a terminal uploaded. By which version of the algorithm templates were made follows from the template, else from what the
/// terminal said.
/// </summary>
internal sealed class ToldEnrolments(NoteSeenTemplates note, NoteSeenPhotos photos, RecordTerminalFacts facts)
{
    public async Task RecordAsync(KnownTerminal terminal, IReadOnlyList<SeenTemplate> templates, IReadOnlyList<SeenPhoto> pictures)
    {
        await RecordAsync(terminal, templates);
        await photos.NoteAsync(terminal.Id, pictures, CancellationToken.None);
    }

    private async Task RecordAsync(KnownTerminal terminal, IReadOnlyList<SeenTemplate> templates)
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
