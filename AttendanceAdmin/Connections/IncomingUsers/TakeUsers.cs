using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>One person of another system's list, laid over whom we know.</summary>
/// <param name="Employee">As it is to be saved; null where nothing is.</param>
internal sealed record TakenUser(UserDifference Difference, Employee? Employee);

/// <summary>Lays another system's list over our people, in work that is not saved: who is new, changed, gone, or cannot be taken over and why.</summary>
internal sealed class TakeUsers(EmployeeRules rules, EmployeeValidator validator, IStringLocalizer<IncomingUsersTexts> texts)
{
    /// <param name="byExternalId">Id there → id here, as noted before.</param>
    public async Task<IReadOnlyList<TakenUser>> RunAsync(
        EmployeeRegister.Work work, IReadOnlyList<ForeignUser> users, IReadOnlyDictionary<string, int> byExternalId, CancellationToken cancellationToken)
    {
        var matches = new UserMatches(await work.Employees.ToListAsync(cancellationToken), byExternalId);
        var taken = users.DistinctBy(u => u.ExternalId.Length > 0 ? u.ExternalId : "\n" + u.Name, StringComparer.Ordinal)
            .Select(u => Take(work, u, matches)).OfType<TakenUser>().ToList();
        var clashes = (await rules.LeaveOutAsync(work, cancellationToken)).ToLookup(c => c.Employee);
        return taken.ConvertAll(t => t.Employee is { } e && clashes[e].FirstOrDefault() is { } clash
            ? new TakenUser(t.Difference with { Kind = DifferenceKind.Refused, Reason = clash.Fault.ErrorMessage }, null)
            : t);
    }

    private TakenUser? Take(EmployeeRegister.Work work, ForeignUser user, UserMatches matches)
    {
        if (user.ExternalId.Length == 0 || user.Name.Length == 0)
        {
            return Refused(user, known: null, texts[user.Name.Length == 0 ? "NoName" : "NoId"]);
        }

        var known = matches.Find(user);
        if (known is null && user.Enabled == false)
        {
            // Somebody who never came and must not is nobody to us.
            return null;
        }

        var input = UserMatches.Wish(user, known);
        if (validator.Validate(input) is { IsValid: false } faults)
        {
            return Refused(user, known, faults.Errors[0].ErrorMessage);
        }

        var (before, active) = (known is null ? null : Words(known), known?.Active);
        var employee = known ?? work.Context.Employees.Add(new Employee { Matricule = "", LastName = "" }).Entity;
        input.ApplyTo(employee, rules.Today);
        var after = Words(employee);
        return new TakenUser(new UserDifference(user, KindOf(active, employee.Active, before == after), known?.Id, before, after), employee);
    }

    private static TakenUser Refused(ForeignUser user, Employee? known, string reason) =>
        new(new UserDifference(user, DifferenceKind.Refused, known?.Id, null, null, reason), null);

    private static DifferenceKind KindOf(bool? was, bool active, bool same) => (was, active) switch
    {
        (null, _) => DifferenceKind.Created,
        (true, false) => DifferenceKind.Disabled,
        (false, true) => DifferenceKind.Enabled,
        _ => same ? DifferenceKind.Same : DifferenceKind.Updated,
    };

    private static string Words(Employee e) => string.Join(" · ", new[] { e.Name, e.Pin, e.Department }.Where(t => !string.IsNullOrEmpty(t)));
}
