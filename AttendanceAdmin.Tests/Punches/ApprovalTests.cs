using System.Net;
using System.Net.Http.Json;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Site;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using AttendanceAdmin.Tests.Schedules.Days;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches;

public sealed class ApprovalTests(ApprovalTests.TwoEyes site) : IClassFixture<ApprovalTests.TwoEyes>
{
    private readonly SharedServer server = site.Server;

    [Fact]
    public async Task A_correction_counts_once_another_person_has_approved_it()
    {
        var employee = await server.PersonAsync("Deux");
        await server.PunchAsync(employee, "2026-03-02T08:00:00", "in");
        await using var desk = server.Desk();
        var wish = new ManualPunch(employee, "2026-03-02T17:00:00", "out", "oubli");

        var proposed = await Submit(desk).RunAsync(Correction.Add(wish), CancellationToken.None);

        Assert.Equal((null, true, null), (proposed.Fault, proposed.Waits, proposed.Punch));
        Assert.Equal("to_complete", (await server.DayAsync(employee, "2026-03-02")).GetProperty("state").GetString());
        var waiting = Assert.Single(await List(employee));
        Assert.Equal(("oubli", "hr@example.org", CorrectionKind.Add), (waiting.Reason, waiting.ProposedBy, waiting.Kind));
        Assert.Equal("ProposalOwn", await Decide(desk).RunAsync(waiting.Id, approves: true, CancellationToken.None));

        await using var other = server.Desk("chef@example.org");
        Assert.Null(await Decide(other).RunAsync(waiting.Id, approves: true, CancellationToken.None));
        Assert.Equal(480, (await server.DayAsync(employee, "2026-03-02")).GetProperty("worked").GetInt32());
        Assert.Empty(await List(employee));
        Assert.Equal("ProposalDecided", await Decide(other).RunAsync(waiting.Id, approves: true, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_refused_or_taken_back_changes_nothing()
    {
        var employee = await server.PersonAsync("Refus");
        var punch = await server.PunchAsync(employee, "2026-03-02T08:00:00", "in");
        await server.PunchAsync(employee, "2026-03-02T17:00:00", "out");
        await using var desk = server.Desk();
        await using var other = server.Desk("chef@example.org");
        var ignore = await Submit(desk).RunAsync(Correction.Ignore(punch, "double"), CancellationToken.None);
        var moved = await Submit(desk).RunAsync(Correction.Move(punch, new ManualPunch(employee, "2026-03-02T08:30:00", "in", "erreur")), CancellationToken.None);
        await moved.Undo!();

        Assert.Null(await Decide(other).RunAsync(Assert.Single(await List(employee)).Id, approves: false, CancellationToken.None));

        Assert.True(ignore.Waits);
        Assert.Empty(await List(employee));
        Assert.Equal(480, (await server.DayAsync(employee, "2026-03-02")).GetProperty("worked").GetInt32());
    }

    [Fact]
    public async Task A_move_that_is_approved_keeps_the_original_beside_it()
    {
        var employee = await server.PersonAsync("Déplacé");
        var punch = await server.PunchAsync(employee, "2026-03-02T08:00:00", "in");
        await server.PunchAsync(employee, "2026-03-02T17:00:00", "out");
        await using var desk = server.Desk();
        await using var other = server.Desk("chef@example.org");
        await Submit(desk).RunAsync(Correction.Move(punch, new ManualPunch(employee, "2026-03-02T08:30:00", "in", "erreur")), CancellationToken.None);

        Assert.Null(await Decide(other).RunAsync(Assert.Single(await List(employee)).Id, approves: true, CancellationToken.None));

        var day = await server.DayAsync(employee, "2026-03-02");
        Assert.Equal((450, 3), (day.GetProperty("worked").GetInt32(), day.GetProperty("punches").GetArrayLength()));
    }

    [Fact]
    public async Task What_could_not_be_done_is_refused_when_it_is_proposed()
    {
        await using var desk = server.Desk();

        Assert.Equal("ManualNoEmployee", (await Submit(desk).RunAsync(Correction.Add(new ManualPunch(98765, "2026-03-02T17:00:00", "out", "x")), CancellationToken.None)).Fault);
        Assert.Equal("NoSuchPunch", (await Submit(desk).RunAsync(Correction.Ignore(98765, "x"), CancellationToken.None)).Fault);
        var employee = await server.PersonAsync("Sans motif");
        var punch = await server.PunchAsync(employee, "2026-03-02T08:00:00", "in");
        Assert.Equal("ReasonMissing", (await Submit(desk).RunAsync(Correction.Ignore(punch, " "), CancellationToken.None)).Fault);
    }

    private static SubmitCorrection Submit(AsyncServiceScope desk) => desk.ServiceProvider.GetRequiredService<SubmitCorrection>();

    private static DecideProposal Decide(AsyncServiceScope desk) => desk.ServiceProvider.GetRequiredService<DecideProposal>();

    [Fact]
    public async Task Who_is_signed_in_cannot_go_round_it_by_the_api_of_programs()
    {
        await using var host = await AttendanceServer.StartAsync();
        await using (var desk = host.Desk())
        {
            var settings = SiteInput.Of(host.Services.GetRequiredService<SiteClock>().Settings);
            settings.TwoEyes = true;
            Assert.True((await desk.ServiceProvider.GetRequiredService<SaveSiteSettings>().RunAsync(settings, CancellationToken.None)).IsValid);
        }

        using var browser = new WebForm(host);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");
        var wish = new { employee_id = 1, local_time = "2026-03-02T17:00:00", direction = "out", reason = "oubli" };

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.PostAsJsonAsync("/api/v1/punches", wish)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "erreur" })).StatusCode);
        using var program = host.ApiClient();
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "erreur" })).StatusCode);
    }

    private Task<IReadOnlyList<WaitingProposal>> List(int employee) =>
        server.Services.GetRequiredService<ListProposals>().RunAsync(employee, CancellationToken.None);

    /// <summary>A site that wants two people for a correction.</summary>
    public sealed class TwoEyes : IAsyncLifetime
    {
        internal SharedServer Server { get; } = new();

        public async Task InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var desk = Server.Desk();
            var settings = SiteInput.Of(Server.Services.GetRequiredService<SiteClock>().Settings);
            settings.TwoEyes = true;
            Assert.True((await desk.ServiceProvider.GetRequiredService<SaveSiteSettings>().RunAsync(settings, CancellationToken.None)).IsValid);
        }

        public Task DisposeAsync() => Server.DisposeAsync();
    }
}
