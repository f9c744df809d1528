using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Site;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees;

/// <summary>Somebody cannot be saved like this because of somebody else.</summary>
internal sealed record EmployeeClash(Employee Employee, ValidationFailure Fault);

/// <summary>What can be judged of employees only by looking at the others: matricules, PINs among those who may meet at a terminal, cards, groups.</summary>
internal sealed class EmployeeRules(IStringLocalizer<EmployeesTexts> texts, SiteClock site, TerminalUse use)
{
    /// <summary>The code of that fault.</summary>
    public const string PinTaken = "PinTaken";

    /// <summary>The site's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(site.LocalNow);

    /// <summary>Leaves out of a batch whoever cannot be saved because of others, until the rest can: who stays as they were may be in another's way.</summary>
    public async Task<IReadOnlyList<EmployeeClash>> LeaveOutAsync(EmployeeRegister.Work work, CancellationToken cancellationToken)
    {
        var left = new List<EmployeeClash>();
        work.LeaveUnchangedAlone();
        while (await ClashesAsync(work.Context, work.Tracked, cancellationToken) is { Count: > 0 } clashes)
        {
            foreach (var clash in clashes.DistinctBy(c => c.Employee))
            {
                work.LeaveAlone(clash.Employee);
                left.Add(clash);
            }
        }

        return left;
    }

    /// <summary>The same handful of queries for one and for a batch.</summary>
    /// <param name="wished">Read with cards and groups, and changed as wished, not saved.</param>
    public async Task<IReadOnlyList<EmployeeClash>> ClashesAsync(
        AttendanceContext context, IReadOnlyList<Employee> wished, CancellationToken cancellationToken)
    {
        var known = await context.TerminalGroups.Select(g => g.Id).ToListAsync(cancellationToken);
        var others = await OthersAsync(context, wished, cancellationToken);
        var clashes = new List<EmployeeClash>();
        foreach (var (i, employee) in wished.Index())
        {
            // Of two in one batch the later is at fault.
            var before = others.Concat(wished.Take(i));
            clashes.AddRange(Faults(employee, before, known).Select(f => new EmployeeClash(employee, f)));
        }

        return clashes;
    }

    /// <summary>Whether two people, read with their groups, use one terminal.</summary>
    public bool MayMeet(Employee one, Employee other) => use.MayMeet([.. one.Groups.Select(g => g.GroupId)], [.. other.Groups.Select(g => g.GroupId)]);

    private static async Task<List<Employee>> OthersAsync(AttendanceContext context, IReadOnlyList<Employee> wished, CancellationToken cancellationToken)
    {
        var ids = wished.Where(e => e.Id > 0).Select(e => e.Id).ToList();
        var matricules = wished.Select(e => e.Matricule).Distinct(StringComparer.Ordinal).ToList();
        var pins = wished.Where(e => e.Active && e.Pin is not null).Select(e => e.Pin!).Distinct(StringComparer.Ordinal).ToList();
        var cards = wished.Where(e => e.Active).SelectMany(e => e.Cards).Select(c => c.Number).Distinct(StringComparer.Ordinal).ToList();
        return await context.Employees.AsNoTracking().Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery()
            .Where(e => !ids.Contains(e.Id))
            .Where(e => matricules.Contains(e.Matricule)
                || (e.Active && ((e.Pin != null && pins.Contains(e.Pin)) || e.Cards.Any(c => cards.Contains(c.Number)))))
            .ToListAsync(cancellationToken);
    }

    private IEnumerable<ValidationFailure> Faults(Employee employee, IEnumerable<Employee> others, List<int> knownGroups)
    {
        foreach (var other in others)
        {
            if (other.Matricule == employee.Matricule && employee.Matricule.Length > 0)
            {
                yield return new ValidationFailure(nameof(Employee.Matricule), texts["MatriculeTaken", employee.Matricule, other.Name]);
            }

            if (!employee.Active || !other.Active)
            {
                continue;
            }

            if (employee.Pin is not null && other.Pin == employee.Pin && MayMeet(employee, other))
            {
                yield return new ValidationFailure(nameof(Employee.Pin), texts["PinTaken", employee.Pin, other.Name]) { ErrorCode = PinTaken };
            }

            foreach (var card in employee.Cards.Select(c => c.Number).Intersect(other.Cards.Select(c => c.Number), StringComparer.Ordinal))
            {
                yield return new ValidationFailure(nameof(Employee.Cards), texts["CardTaken", card, other.Name]);
            }
        }

        if (employee is { Active: true, MergedIntoId: not null })
        {
            yield return new ValidationFailure(nameof(Employee.Active), texts["MergedCannotReturn"]);
        }

        if (employee.Groups.Exists(g => !knownGroups.Contains(g.GroupId)))
        {
            yield return new ValidationFailure(nameof(Employee.Groups), texts["NoSuchGroup"]);
        }
    }
}
