namespace AttendanceAdmin.Employees;

/// <summary>The room's user texts: EmployeesTexts.resx (French), .en.resx, .ar.resx.</summary>
internal sealed class EmployeesTexts;
