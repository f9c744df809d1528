using System.Globalization;
using AttendanceAdmin.Employees.Groups;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.History;

/// <summary>Values of the history in the reader's words.</summary>
internal sealed class HistoryWords(IStringLocalizer<EmployeesTexts> texts, EmployeeDirectory directory)
{
    public string Say(string field, string? value, IReadOnlyList<(int Id, string Name)> groups) => (field, value) switch
    {
        (_, null) => "–",
        (nameof(Employee.Active), _) => texts[value == bool.TrueString ? "Active" : "Inactive"],
        (nameof(Employee.BirthDate) or nameof(Employee.HireDate) or nameof(Employee.LeavingDate), _) =>
            DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d", CultureInfo.CurrentCulture),
        (FieldText.Groups, _) => string.Join(", ", FieldText.Parts(value).Select(id => NameOf(id, groups))),
        (nameof(Employee.MergedIntoId), _) => directory.Find(int.Parse(value, CultureInfo.InvariantCulture))?.Name ?? value,
        _ => value,
    };

    private static string NameOf(string id, IReadOnlyList<(int Id, string Name)> groups) =>
        groups.Where(g => g.Id.ToString(CultureInfo.InvariantCulture) == id).Select(g => g.Name).FirstOrDefault("#" + id);
}
