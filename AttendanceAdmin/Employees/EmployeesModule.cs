using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Bulk;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Employees.Import;
using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Site;

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
        services.AddSingleton<EquipGroup>();
        services.AddSingleton<ListGroups>();
        services.AddSingleton<ReadGroup>();
        services.AddSingleton<SaveGroup>();
        services.AddSingleton<ListEmployees>();
        services.AddAtTerminals();
        services.AddPhotos();
        services.AddImport();
        services.AddSingleton<FindEmployee>();
        services.AddScoped<EmployeesDesk>();
        services.AddScoped<ChangeManyEmployees>();
        services.AddSingleton<ListHistory>();
        services.AddSingleton<HistoryWords>();
        services.AddSingleton<RestoredPeople>();
        services.AddScoped<UndoAct>();
        services.AddSingleton<MergeSignal>();
        services.AddScoped<MergeEmployees>();
        services.AddSingleton<EmployeeLeavingJob>();
        services.AddRounds<EmployeeLeavingJob>();
        services.AddHostedService(s => s.GetRequiredService<EmployeeLeavingJob>());
    }

    public static void MapEmployees(this WebApplication app)
    {
        app.MapEmployeesApi();
        app.MapGroupsApi();
        app.MapPhotosApi();
        app.MapAtTerminalsApi();
        app.MapImportUpload();
    }
}
