using System.Collections.Frozen;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>What the live board and the intake need of an employee.</summary>
internal sealed record KnownEmployee(int Id, string Name, string? Department, string? Pin, string? PhotoUrl);

/// <summary>Every employee by id and by PIN, in memory, so that a punch finds its owner without a query.</summary>
internal sealed class EmployeeDirectory(IDbContextFactory<AttendanceContext> contexts)
{
    private volatile Snapshot current = new(FrozenDictionary<int, KnownEmployee>.Empty, FrozenDictionary<string, KnownEmployee>.Empty);

    public KnownEmployee? Find(int id) => current.ById.GetValueOrDefault(id);

    public IEnumerable<KnownEmployee> All => current.ById.Values;

    /// <summary>The one employee who has that PIN; null if nobody has it, or two have.</summary>
    public KnownEmployee? FindOwner(string pin) => current.ByPin.GetValueOrDefault(pin);

    /// <summary>Reads everybody again; called at start and after a change.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var everybody = await context.Employees.AsNoTracking()
            .Select(e => new { e.Id, e.LastName, e.FirstName, e.Department, e.Pin, e.Active })
            .ToListAsync(cancellationToken);
        var known = everybody.ConvertAll(e => (e.Active, Employee: new KnownEmployee(e.Id, $"{e.LastName} {e.FirstName}".Trim(), e.Department, e.Pin, PhotoUrl: null)));
        current = new Snapshot(
            known.ToFrozenDictionary(k => k.Employee.Id, k => k.Employee),
            known.Where(k => k is { Active: true, Employee.Pin: not null })
                .GroupBy(k => k.Employee.Pin!, StringComparer.Ordinal)
                .Where(g => g.Count() == 1)
                .ToFrozenDictionary(g => g.Key, g => g.First().Employee, StringComparer.Ordinal));
    }

    private sealed record Snapshot(FrozenDictionary<int, KnownEmployee> ById, FrozenDictionary<string, KnownEmployee> ByPin);
}
