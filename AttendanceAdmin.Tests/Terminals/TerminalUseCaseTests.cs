using System.Security.Claims;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class TerminalUseCaseTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private AttendanceServer server = null!;
    private AsyncServiceScope scope;
    private KnownTerminal terminal = null!;

    public async Task InitializeAsync()
    {
        server = await AttendanceServer.StartAsync();
        scope = server.Services.CreateAsyncScope();
        var administrator = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin@example.org")], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)Get<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(administrator)));
        terminal = await server.AnnounceAsync("A5KX203260068");
    }

    public async Task DisposeAsync()
    {
        await scope.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_an_administrator_does_to_a_terminal_is_in_the_audit_once()
    {
        var approve = Get<ApproveTerminal>();
        await approve.HandleAsync(terminal.Id, None);
        await approve.HandleAsync(terminal.Id, None);
        var settings = new TerminalSettings { Name = "Entrée", SecretPath = "do-not-tell-anybody" };
        await Get<SaveTerminal>().HandleAsync(terminal.Id, settings, None);
        await Get<SaveTerminal>().HandleAsync(terminal.Id, settings, None);
        var asked = Assert.IsType<RequestCommandOutcome.Accepted>(
            await Get<RequestCommand>().HandleAsync(terminal.Id, new CommandWish(CommandKind.Check), None));
        await Get<CancelCommand>().HandleAsync(terminal.Id, asked.Command.Id, None);
        await Get<BlockTerminal>().HandleAsync(terminal.Id, None);

        await using var context = await Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var entries = await context.AuditEntries.Where(a => a.Subject == terminal.Serial).OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(
            [
                nameof(AuditAction.TerminalApproved), nameof(AuditAction.TerminalChanged), nameof(AuditAction.TerminalCommandQueued),
                nameof(AuditAction.TerminalCommandCancelled), nameof(AuditAction.TerminalBlocked),
            ],
            entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal("admin@example.org", e.Actor));
        Assert.Contains("Entrée", entries[1].Details, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-tell-anybody", entries[1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_keeps_what_the_wire_wrote_meanwhile()
    {
        var contexts = Get<IDbContextFactory<AttendanceContext>>();
        await using (var wire = await contexts.CreateDbContextAsync())
        {
            await wire.Terminals.Where(t => t.Id == terminal.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Firmware, "Ver 6.60"));
        }

        await Get<SaveTerminal>().HandleAsync(terminal.Id, new TerminalSettings { Name = "Dépôt" }, None);

        var row = (await Get<ListTerminals>().FindAsync(terminal.Id, None))!;
        Assert.Equal(("Dépôt", "Ver 6.60"), (row.Saved.Name, row.Saved.Firmware));
    }

    [Fact]
    public async Task A_null_byte_in_a_name_is_no_trouble_for_any_database()
    {
        await Get<SaveTerminal>().HandleAsync(terminal.Id, new TerminalSettings { Name = "En\0trée" }, None);

        Assert.Equal("Entrée", server.Services.GetRequiredService<TerminalDirectory>().Find(terminal.Id)!.DisplayName);
    }

    [Fact]
    public async Task What_needs_attention_comes_first()
    {
        var quiet = await ApprovedAsync("B-QUIET");
        var full = await ApprovedAsync("C-FULL", t => (t.LogCount, t.LogCapacity) = (95, 100));
        var fine = await ApprovedAsync("A-FINE");
        var presence = server.Services.GetRequiredService<TerminalPresence>();
        presence.Heard(full.Id, address: null);
        presence.Heard(fine.Id, address: null);
        presence.Heard(quiet.Id, address: null);
        for (var i = 0; i < 3; i++)
        {
            presence.Of(quiet.Id).NoteBody(7, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        }

        var rows = await Get<ListTerminals>().ReadAsync(None);

        Assert.Equal(["A5KX203260068", "B-QUIET", "C-FULL", "A-FINE"], rows.Select(r => r.Saved.Serial));
        Assert.Equal(
            [TerminalAlertKind.ResendLoop, TerminalAlertKind.Pending, TerminalAlertKind.LogNearlyFull],
            Get<TerminalAlerts>().Now().Select(a => a.Kind));
    }

    [Fact]
    public async Task Contact_times_are_known_again_after_a_restart()
    {
        await ApprovedAsync("D-RESTART");
        var seen = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        var contexts = Get<IDbContextFactory<AttendanceContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        await context.Terminals.Where(t => t.Id == terminal.Id).ExecuteUpdateAsync(s => s
            .SetProperty(t => t.LastSeen, seen).SetProperty(t => t.Address, "192.168.1.9").SetProperty(t => t.ClockDriftSeconds, -130));

        var afterRestart = new TerminalPresence(TimeProvider.System);
        await afterRestart.LoadAsync(context, None);

        var contact = afterRestart.Of(terminal.Id);
        Assert.Equal((seen, "192.168.1.9", -130), (contact.LastSeen, contact.Address, contact.ClockDriftSeconds));
    }

    private async Task<KnownTerminal> ApprovedAsync(string serial, Action<Terminal>? with = null)
    {
        var known = await server.AnnounceAsync(serial);
        await using var context = await Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var row = await context.Terminals.SingleAsync(t => t.Id == known.Id);
        row.State = TerminalState.Approved;
        with?.Invoke(row);
        await context.SaveChangesAsync();
        return server.Services.GetRequiredService<TerminalDirectory>().Keep(row);
    }

    private T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
