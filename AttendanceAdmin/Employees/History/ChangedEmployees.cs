using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AttendanceAdmin.Employees.History;

/// <summary>Finds out from the context itself what is about to change of people, so that no use case can forget to write it down.</summary>
internal static class ChangedEmployees
{
    /// <summary>Adds the history of everything that changed, and counts the versions up.</summary>
    /// <returns>Whoever is about to change.</returns>
    public static IReadOnlyList<Employee> Note(AttendanceContext context, EmployeeAct act)
    {
        var cards = BelongingsOf<EmployeeCard>(context, c => c.EmployeeId);
        var groups = BelongingsOf<GroupMember>(context, g => g.EmployeeId);
        var changed = new List<Employee>();
        foreach (var entry in context.ChangeTracker.Entries<Employee>().Where(e => e.State != EntityState.Deleted).ToList())
        {
            List<EmployeeChange> changes =
            [
                .. Fields(entry, act),
                .. Belongings(entry, cards, FieldText.Cards, FieldText.OfCards, act),
                .. Belongings(entry, groups, FieldText.Groups, FieldText.OfGroups, act),
            ];
            if (entry.State == EntityState.Added)
            {
                changes = [Change(entry.Entity, EmployeeChange.Created, null, null, act)];
            }

            if (changes.Count > 0)
            {
                context.AddRange(changes);
                entry.Entity.Version++;
                (entry.Entity.UpdatedAt, entry.Entity.UpdatedBy) = (act.At, act.By);
                changed.Add(entry.Entity);
            }
        }

        return changed;
    }

    private static IEnumerable<EmployeeChange> Fields(EntityEntry<Employee> entry, EmployeeAct act) => entry.Properties
        .Where(p => p.IsModified && FieldText.IsKept(p.Metadata.Name) && FieldText.Of(p.OriginalValue) != FieldText.Of(p.CurrentValue))
        .Select(p => Change(entry.Entity, p.Metadata.Name, FieldText.Of(p.OriginalValue), FieldText.Of(p.CurrentValue), act));

    private static IEnumerable<EmployeeChange> Belongings<T>(
        EntityEntry<Employee> entry, ILookup<int, EntityEntry<T>> all, string field, Func<IEnumerable<T>, string?> text, EmployeeAct act)
        where T : class
    {
        var own = all[entry.Entity.Id];
        if (own.Any(e => e.State != EntityState.Unchanged))
        {
            yield return Change(
                entry.Entity,
                field,
                text(own.Where(e => e.State != EntityState.Added).Select(e => e.Entity)),
                text(own.Where(e => e.State != EntityState.Deleted).Select(e => e.Entity)),
                act);
        }
    }

    private static ILookup<int, EntityEntry<T>> BelongingsOf<T>(AttendanceContext context, Func<T, int> owner)
        where T : class => context.ChangeTracker.Entries<T>().ToLookup(e => owner(e.Entity));

    private static EmployeeChange Change(Employee employee, string field, string? before, string? after, EmployeeAct act) =>
        new() { Employee = employee, Act = act, Field = field, Before = before, After = after };
}
