using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Merging;

/// <summary>What passes from the record that is given up to the one that is kept.</summary>
internal static class MergedRecord
{
    public static void Move(Employee merged, Employee kept)
    {
        if (kept.FirstName.Length == 0)
        {
            kept.FirstName = merged.FirstName;
        }

        kept.Department ??= merged.Department;
        kept.Post ??= merged.Post;
        kept.Email ??= merged.Email;
        kept.BirthDate ??= merged.BirthDate;
        kept.HireDate ??= merged.HireDate;
        kept.Pin ??= merged.Pin;
        kept.SetCards([.. kept.Cards.Concat(merged.Cards).Select(c => c.Number)]);
        // Who is in no group uses every terminal already.
        if (kept.Groups.Count > 0)
        {
            kept.SetGroups([.. kept.Groups.Concat(merged.Groups).Select(g => g.GroupId)]);
        }

        // The PIN stays with the record given up as well: by it, punches at terminals that still know it find the kept one.
        merged.SetCards([]);
        merged.SetGroups([]);
        (merged.Active, merged.MergedIntoId) = (false, kept.Id);
    }

    /// <summary>What terminals know of the one they know of the other: nobody else gets the PIN, and nothing need be forgotten first.</summary>
    public static Task MoveKnowledgeAsync(AttendanceContext context, int mergedId, int keptId, CancellationToken cancellationToken) =>
        context.TerminalPeople.Where(p => p.EmployeeId == mergedId).ExecuteUpdateAsync(s => s.SetProperty(p => p.EmployeeId, keptId), cancellationToken);

    /// <summary>Behind those that the kept record has; a picture that it has already stays where it is.</summary>
    public static async Task MovePhotosAsync(AttendanceContext context, int mergedId, int keptId, CancellationToken cancellationToken)
    {
        var photos = await context.EmployeePhotos.Where(p => p.EmployeeId == mergedId || p.EmployeeId == keptId).ToListAsync(cancellationToken);
        var (own, others) = (photos.Where(p => p.EmployeeId == keptId).ToList(), photos.Where(p => p.EmployeeId == mergedId));
        var lowest = own.Select(p => p.Rank).DefaultIfEmpty(0).Min();
        foreach (var photo in others.Where(p => !own.Exists(o => o.Hash == p.Hash)).OrderByDescending(p => p.Rank))
        {
            lowest--;
            (photo.EmployeeId, photo.Rank) = (keptId, lowest);
        }
    }
}
