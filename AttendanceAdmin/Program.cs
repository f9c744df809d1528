using AttendanceAdmin.Connections;
using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Identity;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Monitoring;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Reports;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.TimeMoto;
using AttendanceAdmin.Tm20;

namespace AttendanceAdmin;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (StartFaults.TryRead(() => CreateBuilder(args)) is not { } builder)
        {
            return 1;
        }

        return await StartFaults.ReportAsync(builder.Configuration) ? 1 : await Build(builder).RunToEndAsync();
    }

    /// <summary>The whole application, not started; the tests build it the same way.</summary>
    /// <param name="replace">What they put in place of the machine's: its clock.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null) => Build(CreateBuilder(args), replace);

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = DemoModule.WithoutSwitch(args), ContentRootPath = DefaultSettings.ContentRoot });
        DefaultSettings.AddTo(builder.Configuration);
        builder.AddDemo(args);
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, Action<IServiceCollection>? replace = null)
    {
        builder.AddSite();
        builder.AddData();
        builder.AddIdentity();
        builder.AddEmployees();
        builder.AddTerminals();
        builder.AddPunches();
        builder.AddSchedules();
        builder.AddIclock();
        builder.AddTm20();
        builder.AddTimeMoto();
        builder.AddLiveBoard();
        builder.AddReports();
        builder.AddConnections();
        builder.AddMonitoring();
        builder.AddShell();
        builder.AddJobs();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseTm20();
        app.UseIclock();
        app.UseTimeMoto();
        app.UseShell();
        app.MapIdentity();
        app.MapEmployees();
        app.MapTerminals();
        app.MapPunches();
        app.MapSchedules();
        app.MapTimeMoto();
        app.MapLiveBoard();
        app.MapReports();
        app.MapConnections();
        app.MapMonitoring();
        app.MapShell();
        return app;
    }
}
