namespace AttendanceAdmin.Employees;

internal static class EmployeesModule
{
    public static void AddEmployees(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<EmployeeDirectory>();
}
