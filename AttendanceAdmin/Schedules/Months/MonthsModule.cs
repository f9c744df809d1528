namespace AttendanceAdmin.Schedules.Months;

internal static class MonthsModule
{
    public static void AddMonths(this IServiceCollection services)
    {
        services.AddSingleton<ListMonth>();
        services.AddScoped<CloseMonth>();
    }
}
