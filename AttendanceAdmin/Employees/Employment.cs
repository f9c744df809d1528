namespace AttendanceAdmin.Employees;

/// <summary>Leaving and coming back: the leaving date is the first day on which somebody is no longer active.</summary>
internal static class Employment
{
    /// <summary>Makes state and dates agree after somebody changed either.</summary>
    public static void Settle(Employee employee, (bool Active, DateOnly? LeavingDate) was, DateOnly today)
    {
        if (employee.Active && !was.Active && employee.LeavingDate == was.LeavingDate && employee.LeavingDate <= today)
        {
            // Made active again without a word of dates: they are back as of today.
            Return(employee, employee.HireDate > was.LeavingDate ? employee.HireDate.Value : today);
        }
        else if (employee.LeavingDate <= today)
        {
            employee.Active = false;
        }
        else if (!employee.Active && was.Active && employee.LeavingDate is null)
        {
            employee.LeavingDate = today;
        }
    }

    /// <summary>From that day on; at once if it has come.</summary>
    public static void Leave(Employee employee, DateOnly from, DateOnly today)
    {
        employee.LeavingDate = from;
        employee.Active = employee.Active && from > today;
    }

    /// <summary>The new hire date replaces the old one, which stays in the history.</summary>
    public static void Return(Employee employee, DateOnly hired) =>
        (employee.HireDate, employee.LeavingDate, employee.Active) = (hired, null, true);
}
