using AttendanceAdmin.Employees.History;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Everything of somebody that an import may change, to see whether it does.</summary>
internal static class EmployeeTexts
{
    public static string Of(Employee e) => string.Join('\u001f',
    [
        e.Matricule, e.LastName, e.FirstName, e.Department, e.Post, e.Pin, e.Email, FieldText.Of(e.BirthDate), FieldText.Of(e.HireDate),
        FieldText.Of(e.LeavingDate), FieldText.Of(e.Active), FieldText.OfCards(e.Cards), FieldText.OfGroups(e.Groups),
    ]);
}
