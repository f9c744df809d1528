using System.Globalization;
using AttendanceAdmin.Employees.Groups;

namespace AttendanceAdmin.Employees.History;

/// <summary>The fields whose changes are kept, each with its value as text (dates <c>2026-03-02</c>, cards and groups separated by spaces) and the way back.</summary>
internal static class FieldText
{
    public const string Cards = nameof(Employee.Cards);

    /// <summary>Ids of groups, ascending.</summary>
    public const string Groups = nameof(Employee.Groups);

    private const string Day = "yyyy-MM-dd";

    private static readonly Dictionary<string, Action<Employee, string?>> Setters = new(StringComparer.Ordinal)
    {
        [nameof(Employee.Matricule)] = (e, v) => e.Matricule = v ?? e.Matricule,
        [nameof(Employee.LastName)] = (e, v) => e.LastName = v ?? e.LastName,
        [nameof(Employee.FirstName)] = (e, v) => e.FirstName = v ?? "",
        [nameof(Employee.Department)] = (e, v) => e.Department = v,
        [nameof(Employee.Post)] = (e, v) => e.Post = v,
        [nameof(Employee.Pin)] = (e, v) => e.Pin = v,
        [nameof(Employee.Email)] = (e, v) => e.Email = v,
        [nameof(Employee.BirthDate)] = (e, v) => e.BirthDate = Date(v),
        [nameof(Employee.HireDate)] = (e, v) => e.HireDate = Date(v),
        [nameof(Employee.LeavingDate)] = (e, v) => e.LeavingDate = Date(v),
        [nameof(Employee.Active)] = (e, v) => e.Active = v == bool.TrueString,
        [nameof(Employee.MergedIntoId)] = (e, v) => e.MergedIntoId = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture),
        [Cards] = (e, v) => e.SetCards(Parts(v)),
        [Groups] = (e, v) => e.SetGroups(Parts(v).Select(g => int.Parse(g, CultureInfo.InvariantCulture))),
    };

    public static bool IsKept(string field) => Setters.ContainsKey(field);

    public static void Set(Employee employee, string field, string? value) => Setters[field](employee, value);

    public static string? Of(object? value) => value switch
    {
        null or "" => null,
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public static string? OfCards(IEnumerable<EmployeeCard> cards) => Joined(cards.Select(c => c.Number).Order(StringComparer.Ordinal));

    public static string? OfGroups(IEnumerable<GroupMember> groups) =>
        Joined(groups.Select(g => g.GroupId).Order().Select(g => g.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<string> Parts(string? value) => value?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static DateOnly? Date(string? value) => value is null ? null : DateOnly.ParseExact(value, Day, CultureInfo.InvariantCulture);

    private static string? Joined(IEnumerable<string> parts) => string.Join(' ', parts) is { Length: > 0 } text ? text : null;
}
