namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Something of a body that a terminal took of whoever has a PIN there.</summary>
internal interface IEnrolledThere
{
    int TerminalId { get; }

    string Pin { get; }

    /// <summary>Whose PIN it was; null as long as it is nobody's.</summary>
    int? EmployeeId { get; set; }
}
