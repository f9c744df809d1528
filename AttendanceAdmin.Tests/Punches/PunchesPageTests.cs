using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace AttendanceAdmin.Tests.Punches;

public sealed class PunchesPageTests : IAsyncLifetime
{
    private readonly BunitContext page = new();
    private AttendanceServer server = null!;
    private AsyncServiceScope scope;

    public async Task InitializeAsync()
    {
        server = await AttendanceServer.StartAsync();
        scope = server.Services.CreateAsyncScope();
        page.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        page.Services.AddLocalization();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.AddAuthorization().SetAuthorized("somebody@example.org").SetPolicies(Policies.Read);
    }

    public async Task DisposeAsync()
    {
        await page.DisposeAsync();
        await scope.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public void While_the_punches_are_read_the_shape_of_a_list_stands_there()
    {
        var contexts = Substitute.For<IDbContextFactory<AttendanceContext>>();
        contexts.CreateDbContextAsync(default).ReturnsForAnyArgs(new TaskCompletionSource<AttendanceContext>().Task);
        page.Services.AddSingleton(new PunchList(contexts, Get<EmployeeDirectory>(), Get<SiteClock>()));

        var shown = page.Render<PunchesPage>();

        Assert.NotNull(shown.Find(".loading-rows"));
        Assert.NotNull(shown.Find("form[role=search]"));
        Assert.Empty(shown.FindAll("table"));
    }

    [Theory]
    [InlineData("/pointages", 0)]
    [InlineData("/pointages?pin=4711", 1)]
    public void Without_punches_it_says_so_and_lets_a_search_be_cleared(string address, int ways)
    {
        page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var shown = page.Render<PunchesPage>();

        Assert.Equal(ways, shown.WaitForElement(".empty-state").QuerySelectorAll("a").Length);
        Assert.Empty(shown.FindAll("table"));
    }

    [Fact]
    public async Task Punches_stand_newest_first_with_their_owner_or_none_and_lead_to_the_next_page()
    {
        await server.HireAsync("Benali Amina", "7");
        var gate = await server.AnnounceAsync("GATE1");
        for (var minute = 0; minute < 60; minute++)
        {
            await server.PunchAsync(gate, minute == 59 ? "0099" : "7", server.FromNow(TimeSpan.FromMinutes(minute - 90)));
        }

        var shown = page.Render<PunchesPage>();

        shown.WaitForElement("table");
        var rows = shown.FindAll("tbody tr");
        Assert.Equal(50, rows.Count);
        Assert.Contains("0099", rows[0].TextContent, StringComparison.Ordinal);
        Assert.NotNull(rows[0].QuerySelector(".status-badge"));
        Assert.Contains("Benali Amina", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("/pointages/60", rows[0].QuerySelector("a.when")!.GetAttribute("href"));
        Assert.Single(shown.FindAll("a[href^='/pointages?before=']"));
        // A reader sorts nothing out.
        Assert.Empty(shown.FindAll("a[href='/pointages/inconnus']"));
    }

    private T Get<T>()
        where T : notnull => server.Services.GetRequiredService<T>();
}
