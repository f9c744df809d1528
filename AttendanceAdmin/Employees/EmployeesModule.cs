using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.Photos;

namespace AttendanceAdmin.Employees;

internal static class EmployeesModule
{
    public static void AddEmployees(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TerminalUse>();
        services.AddSingleton<EmployeeDirectory>();
        services.AddSingleton<EmployeeValidator>();
        services.AddSingleton<EmployeeRules>();
        services.AddSingleton<EmployeeRegister>();
        services.AddScoped<SaveEmployee>();
        services.AddScoped<EmployeeSaving>();
        services.AddScoped<JoinGroup>();
        services.AddSingleton<ListEmployees>();
        services.AddAtTerminals();
        services.AddPhotos();
    }

    public static void MapEmployees(this WebApplication app)
    {
        app.MapEmployeesApi();
        app.MapGroupsApi();
        app.MapPhotosApi();
        app.MapAtTerminalsApi();
    }
}
