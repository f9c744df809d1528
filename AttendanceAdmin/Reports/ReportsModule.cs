using AttendanceAdmin.Reports.Days;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Reports.Months;
using AttendanceAdmin.Reports.Payroll;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Reports;

internal static class ReportsModule
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ExportProgress>();
        services.AddSingleton<PunchColumns>();
        services.AddSingleton<MonthColumns>();
        services.AddSingleton<MonthReports>();
        services.AddSingleton<DaySheet>();
        services.AddFiles();
        services.AddPayroll();
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapPunchExport();
        app.MapPunchImportExport();
        app.MapEmployeeExport();
        app.MapReportFiles();
    }

    private static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<MonthFigures>();
        services.AddSingleton<IReport, MonthTotalsReport>();
        services.AddSingleton<IReport, MonthDaysReport>();
        services.AddSingleton<IReport, ChangesReport>();
        services.AddSingleton<IReport, DaySheetReport>();
        services.AddSingleton<IReport, PunchesReport>();
        services.AddSingleton<IReport, PayrollReport>();
        foreach (var name in MonthFigures.Names)
        {
            services.AddSingleton<IReport>(s => s.GetRequiredService<MonthFigures>().Report(name));
        }

        services.AddSingleton<ReportSignal>();
        services.AddSingleton<ReportRuns>();
        services.AddSingleton<MakeReport>();
        services.AddScoped<FindReport>();
        services.AddScoped<StartReport>();
        services.AddRounds<ReportWorker>().AddHostedService<ReportWorker>();
    }

    private static void AddPayroll(this IServiceCollection services)
    {
        services.AddOptions<PayrollOptions>().BindConfiguration(PayrollOptions.Section);
        services.AddSingleton<PayrollPresets>();
        services.AddSingleton<PayrollFormats>();
        services.AddSingleton<PayrollLines>();
        services.AddScoped<SavePayrollFormat>();
    }
}
