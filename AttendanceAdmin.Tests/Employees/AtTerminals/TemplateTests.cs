using System.Text;
using System.Text.Json;
using System.Net.Http.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>A finger enrolled at one terminal is known by the next, where the law allows it and the algorithm is the same.</summary>
public sealed class TemplateTests
{
    private const string Finger = "TTNTUzIxAAAEbm8ECAUHCc7QAAAbbWkBAAAAg5Eac2wNAG4PmwDZAIVrQAiAIIPW";

    [Theory, BothDatabases]
    public async Task A_new_terminal_is_given_the_fingers_that_another_one_knows(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var door = await office.ConnectAsync("DOOR1");
        await office.HireAsync("SAIDI", "0007");
        await office.CarryOutAsync(door);
        Assert.True(await door.EnrolFingerAsync("0007", 6, Finger));
        Assert.True(await door.EnrolFingerAsync("0007", 3, Finger + "AAAA"));
        await office.CarryOutAsync(door);
        Assert.DoesNotContain(door.CarriedOut, c => c.Contains("FINGERTMP", StringComparison.Ordinal));

        var shop = await office.ConnectAsync("SHOP1");
        await SayAlgorithmsAsync(office, shop);
        await office.CarryOutAsync(shop);

        Assert.Equal(Finger, shop.People.Templates[("0007", "FINGERTMP 6")]);
        Assert.Equal(Finger + "AAAA", shop.People.Templates[("0007", "FINGERTMP 3")]);
        Assert.Equal(new TemplateCounts(2, 0, 0, 0), await office.Get<CountTemplates>().AtAsync(office.IdOf(shop), default));
        Assert.All(await office.PeopleAsync(shop), p => Assert.Equal((PersonState.Known, true), (p.State, p.Wanted)));
        Assert.All(await office.PeopleAsync(door), p => Assert.Equal((PersonState.Known, true), (p.State, p.Wanted)));
    }

    [Fact]
    public async Task Another_version_of_the_algorithm_is_refused_and_says_so_once()
    {
        await using var office = await Office.OpenAsync();
        var door = await office.ConnectAsync("DOOR1");
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await door.EnrolFingerAsync("7", 6, Finger);
        var newer = await office.ConnectAsync("NEW1", SimulatedModel.Wl30 with { Finger = 12 });
        await SayAlgorithmsAsync(office, newer);
        await office.CarryOutAsync(newer);

        Assert.Empty(newer.People.Templates);
        Assert.Equal(new TemplateCounts(0, 0, 0, 1), await office.Get<CountTemplates>().AtAsync(office.IdOf(newer), default));
        var answers = (await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/terminals")).EnumerateArray().ToList();
        var refused = Assert.Single(answers, a => a.GetProperty("state").GetString() == "failed");
        Assert.Equal(("template", "finger", 6), (refused.GetProperty("item").GetString(), refused.GetProperty("biometric").GetString(), refused.GetProperty("number").GetInt32()));
        Assert.Contains("autre version", refused.GetProperty("reason").GetString(), StringComparison.Ordinal);

        var commands = (await office.CommandsAsync()).Count;
        await office.ChangeAsync(id, e => e.Post = "Vendeuse");
        Assert.Equal(commands, (await office.CommandsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_cannot_be_read_in_the_database_and_goes_with_the_person(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var door = await office.ConnectAsync("DOOR1");
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await door.EnrolFingerAsync("7", 6, Finger);

        var kept = Assert.Single(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
        Assert.Equal((id, BiometricKind.Finger, 6, 10), (kept.EmployeeId, kept.Kind, kept.Number, kept.Major));
        Assert.DoesNotContain(Finger[..20], Encoding.Latin1.GetString(kept.Body), StringComparison.Ordinal);
        Assert.DoesNotContain(office.Get<TerminalTraffic>().Last(office.IdOf(door)), e => Shown(e).Contains(Finger[..20], StringComparison.Ordinal));

        await office.ChangeAsync(id, e => e.Active = false);
        Assert.Empty(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
        await door.EnrolFingerAsync("7", 6, Finger);
        Assert.Empty(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
    }

    [Fact]
    public async Task The_traffic_shown_for_diagnosis_has_no_template_in_it()
    {
        await using var office = await Office.OpenAsync();
        var door = await office.ConnectAsync("DOOR1");
        await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await door.EnrolFingerAsync("7", 6, Finger);
        var shop = await office.ConnectAsync("SHOP1");
        await SayAlgorithmsAsync(office, shop);
        await office.CarryOutAsync(shop);

        // An exchange is noted when its answer has gone.
        await Eventually.TrueAsync(
            () => office.Get<TerminalTraffic>().Last(office.IdOf(shop)).Any(e => Shown(e).Contains("DATA UPDATE FINGERTMP PIN=7\tFID=6", StringComparison.Ordinal)), "The command is shown");
        var shown = office.Get<TerminalTraffic>().Last(office.IdOf(shop)).Select(Shown).ToList();
        Assert.DoesNotContain(shown, e => e.Contains(Finger[..20], StringComparison.Ordinal));
    }

    [Fact]
    public async Task France_keeps_no_template_anywhere()
    {
        await using var office = await Office.OpenAsync(settings: "Site:Country=FR");
        var door = await office.ConnectAsync("DOOR1");
        await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);

        Assert.True(await door.EnrolFingerAsync("7", 6, Finger));
        Assert.True(await door.EnrolFingerAsync("7", 7, Finger[..40] + "\n" + Finger[40..60]));

        Assert.Empty(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
        Assert.DoesNotContain(await office.PeopleAsync(door), p => p.Item == PersonItem.Template);
        var protector = RawInbox.Protector(office.Server.Services.GetRequiredService<IDataProtectionProvider>());
        var inbox = (await office.ReadAsync(c => c.RawMessages.ToListAsync())).Select(m => Encoding.Latin1.GetString(protector.Unprotect(m.Body))).ToList();
        Assert.Contains(inbox, m => m.Contains("FP PIN=7\tFID=6", StringComparison.Ordinal));
        Assert.DoesNotContain(inbox, m => m.Contains(Finger[..12], StringComparison.Ordinal) || m.Contains(Finger[40..60], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_country_that_comes_to_forbid_templates_has_those_forgotten_that_are_there()
    {
        await using var office = await Office.OpenAsync();
        var door = await office.ConnectAsync("DOOR1");
        await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await door.EnrolFingerAsync("7", 6, Finger);
        var job = ActivatorUtilities.CreateInstance<ForgetTemplatesJob>(office.Server.Services);
        Assert.Equal(0, await job.RunAsync(default));

        var site = office.Get<AttendanceAdmin.Site.SiteClock>();
        var settings = await office.ReadAsync(c => c.SiteSettings.AsNoTracking().SingleAsync());
        settings.Country = "FR";
        site.Use(settings);

        Assert.Equal(1, await job.RunAsync(default));
    }

    [Fact]
    public async Task A_wrapped_template_is_put_together_and_a_stranger_s_becomes_the_employee_s_when_adopted()
    {
        await using var office = await Office.OpenAsync();
        var door = await office.ConnectAsync("DOOR1");
        await door.EnrolAsync("PIN=99\tName=INCONNU Ali\tPri=0");
        var cut = "FP PIN=99\tFID=1\tSize=" + Finger.Length + "\tValid=1\tTMP=" + Finger[..50] + "\r\n" + Finger[50..];
        using var client = new HttpClient { BaseAddress = office.Server.Iclock };
        using var body = new StringContent(cut + "\n");
        using var response = await client.PostAsync($"/iclock/cdata?SN={door.Serial}&table=OPERLOG&OpStamp=1", body);
        Assert.Equal("OK: 2", await response.Content.ReadAsStringAsync());

        var kept = Assert.Single(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
        Assert.Equal(TemplateVault.HashOf(Finger), kept.Hash);
        Assert.Null(kept.EmployeeId);

        var id = await office.HireAsync("INCONNU", "99");
        Assert.Equal(id, Assert.Single(await office.ReadAsync(c => c.BiometricTemplates.AsNoTracking().ToListAsync())).EmployeeId);
    }

    [Fact]
    public async Task Merging_moves_the_templates_to_the_person_who_stays()
    {
        await using var office = await Office.OpenAsync();
        var door = await office.ConnectAsync("DOOR1");
        var kept = await office.HireAsync("BENALI", "1", "Amine");
        var given = await office.HireAsync("BENALLI", "2", "Amine");
        await office.CarryOutAsync(door);
        await door.EnrolFingerAsync("2", 6, Finger);

        await using var desk = office.Server.Desk();
        Assert.IsType<MergeOutcome.Done>(await desk.ServiceProvider.GetRequiredService<MergeEmployees>().RunAsync(kept, given, "BENALLI Amine", default));
        await office.CarryOutAsync(door);

        Assert.Equal(kept, Assert.Single(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync())).EmployeeId);
        Assert.Equal(Finger, door.People.Templates[("1", "FINGERTMP 6")]);
        Assert.DoesNotContain("2", door.People.ByPin.Keys);
    }

    /// <summary>The first poll tells the versions; what follows from it is done in the background.</summary>
    private static async Task SayAlgorithmsAsync(Office office, SimulatedIclockTerminal terminal)
    {
        await terminal.PollAsync();
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
    }

    private static string Shown(TerminalExchange exchange) => exchange.Request + Encoding.Latin1.GetString(exchange.RequestBody.Span) + exchange.Answer;
}
