namespace AttendanceAdmin.Employees.Import;

/// <summary>What a column can hold; the names are keys of <see cref="EmployeesTexts"/> and stand in the order of an export.</summary>
internal enum ImportField
{
    Matricule,
    LastName,
    FirstName,
    Department,
    Post,
    Pin,
    Cards,
    Groups,
    Email,
    BirthDate,
    HireDate,
    LeavingDate,
}
