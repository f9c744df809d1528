using AttendanceAdmin.Schedules.Months.Exports;
using AttendanceAdmin.Schedules.Months.Tiers;

namespace AttendanceAdmin.Schedules.Months;

internal static class MonthsModule
{
    public static void AddMonths(this IServiceCollection services)
    {
        services.AddSingleton<ListMonth>();
        services.AddSingleton<MonthDays>();
        services.AddSingleton<MonthTimes>();
        services.AddScoped<CloseMonth>();
        services.AddSingleton<ExportMemory>();
        services.AddSingleton<ListChanges>();
        services.AddSingleton<ReadOvertimeRules>();
        services.AddScoped<SaveOvertimeRule>();
    }
}
