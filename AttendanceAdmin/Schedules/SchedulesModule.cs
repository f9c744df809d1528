using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Schedules.AtTerminals;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Site;
using AttendanceAdmin.Schedules.Months.Tiers;

namespace AttendanceAdmin.Schedules;

internal static class SchedulesModule
{
    public static void AddSchedules(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScheduleShapes();
        services.AddSingleton<ShiftValidator>();
        services.AddSingleton<ScheduleValidator>();
        services.AddSingleton<ScheduleBook>();
        services.AddSingleton<TerminalPlan>();
        services.AddSingleton<PlanStandings>();
        services.AddSingleton<IPassHours, PassHours>();
        services.AddJob<SendSchedulesJob>(TimeSpan.FromMinutes(5));
        services.AddScoped<SendSchedules>();
        services.AddScoped<SaveSchedule>();
        services.AddScoped<AssignSchedule>();
        services.AddScoped<RemoveSchedule>();
        services.AddSingleton<ListSchedules>();
        services.AddCalendar();
        services.AddDays();
        services.AddMonths();
    }

    private static void AddCalendar(this IServiceCollection services)
    {
        services.AddScoped<SaveHoliday>();
        services.AddScoped<FillYear>();
        services.AddScoped<MoveFeast>();
        services.AddSingleton<AbsenceRules>();
        services.AddSingleton<AbsenceFile>();
        services.AddScoped<SaveAbsence>();
        services.AddScoped<ImportAbsences>();
    }

    public static void MapSchedules(this WebApplication app)
    {
        app.MapSchedulesApi();
        app.MapTerminalSchedulesApi();
        app.MapCalendarApi();
        app.MapDaysApi();
        app.MapMonthsApi();
        app.MapTiersApi();
    }
}
