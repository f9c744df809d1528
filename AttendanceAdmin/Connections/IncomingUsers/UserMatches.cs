using AttendanceAdmin.Connections.AttendanceApi;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>
/// Finds whom a third party's person is among ours: by its id that was noted before, then by the number at the terminals, then by name, each only
/// where exactly one fits and nobody else of the list has been matched with them.
/// </summary>
internal sealed class UserMatches
{
    private readonly Dictionary<string, Employee> byExternalId;
    private readonly ILookup<string, Employee> byPin;
    private readonly ILookup<string, Employee> byName;
    private readonly HashSet<int> taken = [];

    /// <param name="noted">Id there → id here.</param>
    public UserMatches(IReadOnlyList<Employee> employees, IReadOnlyDictionary<string, int> noted)
    {
        var byId = employees.ToDictionary(e => e.Id);
        byExternalId = noted.Where(n => byId.ContainsKey(n.Value)).ToDictionary(n => n.Key, n => byId[n.Value], StringComparer.Ordinal);
        taken.UnionWith(byExternalId.Values.Select(e => e.Id));
        var whole = employees.Where(e => e.MergedIntoId is null).ToList();
        byPin = whole.Where(e => e is { Active: true, Pin: not null }).ToLookup(e => e.Pin!, StringComparer.Ordinal);
        byName = whole.SelectMany(e => new[] { e.Name, $"{e.FirstName} {e.LastName}" }.Select(n => (Name: FoldedText.Of(n), e)).Distinct())
            .ToLookup(n => n.Name, n => n.e, StringComparer.Ordinal);
    }

    public Employee? Find(ForeignUser user)
    {
        if (byExternalId.TryGetValue(user.ExternalId, out var known))
        {
            return known;
        }

        var found = Only(user.Pin is { } pin ? byPin[pin] : []) ?? Only(byName[FoldedText.Of(user.Name)]);
        return found is not null && taken.Add(found.Id) ? found : null;
    }

    /// <summary>What the person is to be here.</summary>
    public static EmployeeInput Wish(ForeignUser user, Employee? known)
    {
        var name = PersonName.Split(user.Name, known is null ? null : new PersonName(known.LastName, known.FirstName));
        var input = known is null ? new EmployeeInput() : EmployeeInput.Of(known);
        return input with
        {
            LastName = name.Last,
            FirstName = name.First,
            Department = user.Department ?? input.Department,
            // A number at the terminals that we gave stays: the person is known by it there.
            Pin = string.IsNullOrEmpty(input.Pin) ? user.Pin : input.Pin,
            Active = user.Enabled ?? input.Active,
        };
    }

    private static Employee? Only(IEnumerable<Employee> found) => found.Take(2).ToList() is [var only] ? only : null;
}
