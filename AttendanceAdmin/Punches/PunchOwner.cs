using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

internal static class PunchOwner
{
    /// <summary>Whose punch it is: within a terminal's groups a PIN is one person's; without a terminal it must be one person's everywhere.</summary>
    public static KnownEmployee? FindOwner(this EmployeeDirectory employees, KnownTerminal? terminal, EmployeePin pin) =>
        terminal is null ? employees.FindOwner(pin.Value) : employees.FindOwner(terminal.Id, pin.Value);
}
