namespace AttendanceAdmin.Employees;

internal static class EmployeeSearch
{
    /// <summary>Whose name, matricule, PIN, department or post holds each of the words, without regard to case and accents.</summary>
    public static IQueryable<Employee> Matching(this IQueryable<Employee> employees, string? search)
    {
        foreach (var word in Employee.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            employees = employees.Where(e => e.SearchText.Contains(word));
        }

        return employees;
    }
}
