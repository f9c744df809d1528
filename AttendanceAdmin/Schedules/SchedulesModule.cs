using AttendanceAdmin.Schedules.AtTerminals;
using AttendanceAdmin.Schedules.Calendar;

namespace AttendanceAdmin.Schedules;

internal static class SchedulesModule
{
    public static void AddSchedules(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ShiftValidator>();
        services.AddSingleton<ScheduleValidator>();
        services.AddSingleton<ScheduleBook>();
        services.AddSingleton<TerminalPlan>();
        services.AddScoped<SendSchedules>();
        services.AddScoped<SaveSchedule>();
        services.AddScoped<AssignSchedule>();
        services.AddScoped<RemoveSchedule>();
        services.AddScoped<SaveHoliday>();
        services.AddScoped<SaveAbsence>();
    }

    public static void MapSchedules(this WebApplication app)
    {
        app.MapSchedulesApi();
        app.MapTerminalSchedulesApi();
        app.MapCalendarApi();
    }
}
