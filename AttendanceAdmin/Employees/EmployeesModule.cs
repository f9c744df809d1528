namespace AttendanceAdmin.Employees;

internal static class EmployeesModule
{
    public static void AddEmployees(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<EmployeeDirectory>();
        services.AddSingleton<EmployeeValidator>();
        services.AddSingleton<SaveEmployee>();
        services.AddSingleton<ListEmployees>();
    }

    public static void MapEmployees(this WebApplication app) => app.MapEmployeesApi();
}
