using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What terminals should know of some people: record, rights, photo and templates, each by its content.</summary>
internal sealed class Desired
{
    /// <summary>The right to the doors is the same for everybody.</summary>
    public const string Always = "doors";

    private readonly Reach reach;
    private readonly Dictionary<int, string> photos;
    private readonly SharedTemplates templates;

    private Desired(Reach reach, Dictionary<int, string> photos, SharedTemplates templates)
    {
        this.reach = reach;
        this.photos = photos;
        this.templates = templates;
    }

    public static async Task<Desired> ReadAsync(AttendanceContext context, Reach reach, List<PersonRecord> people, CancellationToken cancellationToken) => new(
        reach, await PhotosAsync(context, people, cancellationToken), await SharedTemplates.ReadAsync(context, people, cancellationToken));

    /// <summary>The record first: a terminal takes nothing of somebody it does not know.</summary>
    public IEnumerable<(PersonItem Item, int Part, string Hash)> Of(PersonRecord person, int terminal)
    {
        yield return (PersonItem.Record, 0, person.Hash);
        if (reach.HasDoors(terminal))
        {
            yield return (PersonItem.Access, 0, Always);
        }

        if (reach.TakesPhotos(terminal) && photos.TryGetValue(person.EmployeeId, out var photo))
        {
            yield return (PersonItem.Photo, 0, photo);
        }

        foreach (var (part, hash) in templates.Of(person.EmployeeId, reach.AlgorithmsOf(terminal)))
        {
            yield return (PersonItem.Template, part, hash);
        }
    }

    /// <summary>The hash of each one's chosen photo.</summary>
    private static async Task<Dictionary<int, string>> PhotosAsync(AttendanceContext context, List<PersonRecord> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(p => p.EmployeeId);
        var shown = await context.EmployeePhotos.Where(p => ids.Contains(p.EmployeeId) && p.RemovedAt == null)
            .OrderBy(p => p.Rank).ThenBy(p => p.Id).Select(p => new { p.EmployeeId, p.Hash }).ToListAsync(cancellationToken);
        return shown.GroupBy(p => p.EmployeeId).ToDictionary(g => g.Key, g => g.Last().Hash[..TerminalPerson.HashLength]);
    }
}
