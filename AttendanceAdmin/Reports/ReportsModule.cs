using AttendanceAdmin.Reports.Days;
using AttendanceAdmin.Reports.Months;

namespace AttendanceAdmin.Reports;

internal static class ReportsModule
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExportProgress>();
        builder.Services.AddSingleton<PunchColumns>();
        builder.Services.AddSingleton<MonthColumns>();
        builder.Services.AddSingleton<MonthReports>();
        builder.Services.AddSingleton<DaySheet>();
        builder.Services.AddOptions<PayrollOptions>().BindConfiguration(PayrollOptions.Section);
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapPunchExport();
        app.MapPunchImportExport();
        app.MapEmployeeExport();
        app.MapMonthExport();
    }
}
