namespace AttendanceAdmin.Reports;

internal static class ReportsModule
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExportProgress>();
        builder.Services.AddSingleton<PunchColumns>();
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapPunchExport();
        app.MapEmployeeExport();
    }
}
