using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Reports.Files;

public sealed class ReportRunsPanelTests
{
    [Fact]
    public async Task A_report_that_was_made_before_anybody_looked_is_told_of_too_and_once()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var desk = server.Desk();
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(desk.ServiceProvider);
        page.Services.AddLocalization();
        var told = 0;
        await AddAsync(server, "before");
        var panel = page.Render<ReportRunsPanel>(p => p.Add(r => r.OnDone, () => told++));
        panel.WaitForElement("tbody tr");

        await AddAsync(server, "after");
        await panel.InvokeAsync(panel.Instance.RefreshAsync);
        await panel.InvokeAsync(panel.Instance.RefreshAsync);

        Assert.Equal(1, told);
        Assert.Equal(2, panel.FindAll("tbody tr").Count);
    }

    /// <summary>One that is ready as it is asked for.</summary>
    private static Task<int> AddAsync(AttendanceServer server, string name) => server.Services.GetRequiredService<ReportRuns>().AddAsync(
        new ReportRun { Report = "totaux", Query = "mois=2026-03", Format = "csv", FileName = name, Culture = "fr", By = "hr@example.org", State = ReportState.Done }, CancellationToken.None);
}
