using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class TerminalsPageTests : IAsyncLifetime
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
    }

    public async Task DisposeAsync()
    {
        await page.DisposeAsync();
        await scope.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public void While_the_terminals_are_read_the_shape_of_a_list_stands_there()
    {
        SignedIn(Policies.Read, Policies.Administer);
        page.Services.AddSingleton(new ListTerminals(
            new NeverReady(), Get<TerminalDirectory>(), Get<TerminalPresence>(), Get<TerminalCommandQueue>(), Get<TerminalAlerts>()));

        Assert.NotNull(page.Render<TerminalsPage>().Find(".loading-rows"));
    }

    [Fact]
    public void Without_terminals_it_says_how_to_connect_one()
    {
        SignedIn(Policies.Read, Policies.Administer);

        var shown = page.Render<TerminalsPage>();

        shown.WaitForElement(".empty-state");
        Assert.Equal([4, 4], shown.FindAll(".connect-steps").Select(s => s.ChildElementCount));
        Assert.Empty(shown.FindAll("table"));
    }

    [Fact]
    public async Task An_administrator_decides_on_a_terminal_that_waits()
    {
        await server.AnnounceAsync("A5KX203260068");
        SignedIn(Policies.Read, Policies.Administer);

        var shown = page.Render<TerminalsPage>();

        var waiting = shown.WaitForElement(".pending-terminal");
        Assert.Contains("A5KX203260068", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, waiting.QuerySelectorAll("button").Length);
    }

    [Fact]
    public async Task A_reader_sees_it_and_decides_nothing()
    {
        await server.AnnounceAsync("A5KX203260068");
        SignedIn(Policies.Read);

        var shown = page.Render<TerminalsPage>();

        Assert.Empty(shown.WaitForElement(".pending-terminal").QuerySelectorAll("button"));
    }

    [Fact]
    public async Task A_new_terminal_appears_by_itself()
    {
        SignedIn(Policies.Read);
        var shown = page.Render<TerminalsPage>();
        shown.WaitForElement(".empty-state");

        await server.AnnounceAsync("A5KX203260068");

        shown.WaitForElement(".pending-terminal");
    }

    [Fact]
    public void A_terminal_that_does_not_exist_is_said_not_to()
    {
        SignedIn(Policies.Read);

        var shown = page.Render<TerminalPage>(parameters => parameters.Add(p => p.Id, 4711));

        Assert.Equal("/terminaux", shown.WaitForElement(".empty-state a").GetAttribute("href"));
    }

    private void SignedIn(params string[] policies) => page.AddAuthorization().SetAuthorized("somebody@example.org").SetPolicies(policies);

    private T Get<T>()
        where T : notnull => server.Services.GetRequiredService<T>();

    private sealed class NeverReady : IDbContextFactory<AttendanceContext>
    {
        public AttendanceContext CreateDbContext() => throw new NotSupportedException();

        public Task<AttendanceContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            new TaskCompletionSource<AttendanceContext>().Task;
    }
}
