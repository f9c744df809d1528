using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using AttendanceAdmin.Tm20.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>What programs and pages can ask of a terminal beyond punches and people, through the API and the queue to a terminal that carries it out.</summary>
public sealed class Tm20OrderTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    [Fact]
    public async Task Settings_door_holidays_and_questionnaire_are_set_and_read_back()
    {
        using var terminal = await ConnectAsync();
        object[] asked =
        [
            new { command = "set_settings", settings = new { volume = 8, language = "ar", sleeps = true } },
            new { command = "set_lock", @lock = new { open_seconds = 5, sensor = "normally_closed", wiegand_bits = 34 } },
            new { command = "set_holidays", holidays = new[] { new { name = "Indépendance", from = "07-05", to = "07-05", day_zone = 0 } } },
            new { command = "set_questionnaire", questionnaire = new { title = "Sens", items = new[] { "Entrée", "Sortie" }, times = new[] { new { from = "07:00", to = "11:00", item = 1 } } } },
            new { command = "open_door", door = 2 },
        ];
        foreach (var wish in asked)
        {
            Assert.Equal("done", (await AskAsync(terminal, wish)).GetProperty("state").GetString());
        }

        Assert.Equal((8, 17, 1), ((int)Setting("devinfo", "volume"), (int)Setting("devinfo", "language"), (int)Setting("devinfo", "sleep")));
        Assert.Equal(1, terminal.Settings.DoorsOpened);
        Assert.Equal(8, Answer(await AskAsync(terminal, new { command = "read_settings" })).GetProperty("volume").GetInt32());
        var door = Answer(await AskAsync(terminal, new { command = "read_lock" }));
        Assert.Equal((5, 1, 1), (door.GetProperty("opendelay").GetInt32(), door.GetProperty("doorsensor").GetInt32(), door.GetProperty("wgformat").GetInt32()));
        var holiday = Assert.Single(Answer(await AskAsync(terminal, new { command = "read_holidays" })).GetProperty("holidays").EnumerateArray());
        Assert.Equal(("Indépendance", "07-05"), (holiday.GetProperty("name").GetString(), holiday.GetProperty("startday").GetString()));
        var schedules = Answer(await AskAsync(terminal, new { command = "read_questionnaire" })).GetProperty("schedules").EnumerateArray().Select(s => s.GetString()).ToList();
        Assert.Equal((8, "07:00-11:00*1", "00:00-00:00*0"), (schedules.Count, schedules[0], schedules[7]));

        JsonNode Setting(string subject, string key) => terminal.Settings.Of(subject)![key]!;
    }

    [Fact]
    public async Task The_clock_is_read_and_its_error_known()
    {
        using var terminal = await ConnectAsync();
        terminal.Clock.Error += TimeSpan.FromMinutes(10);

        await AskAsync(terminal, new { command = "read_clock" });

        var row = await GetAsync($"/api/v1/terminals/{IdOf(terminal)}");
        // Measured when the answer is read, however late that is.
        Assert.InRange(row.GetProperty("clock_drift_seconds").GetInt32(), 600 - (int)Patience.Limit.TotalSeconds, 605);
    }

    [Fact]
    public async Task A_person_is_suspended_asked_about_and_given_credentials_that_are_kept_nowhere()
    {
        using var terminal = await ConnectAsync();
        terminal.People.Enrol(77, "Local", 11, "5077", admin: 1);

        await AskAsync(terminal, new { command = "disable_person", pin = "77" });
        Assert.True(terminal.People.IsSuspended(77));
        await AskAsync(terminal, new { command = "enable_person", pin = "77" });
        Assert.False(terminal.People.IsSuspended(77));

        var put = await AskAsync(terminal, new { command = "put_credential", pin = "77", credential = "password", value = "4711" });
        Assert.Equal("4711", terminal.People.CredentialsOf(77)[10]);
        Assert.Equal("""{"pin":"77","credential":"password"}""", put.GetProperty("details").GetRawText());
        Assert.DoesNotContain(await host.ReadAsync(c => c.TerminalCommands.Select(t => t.Details).ToListAsync()), d => d?.Contains("value", StringComparison.Ordinal) == true);

        var about = Answer(await AskAsync(terminal, new { command = "query_person", pin = "77" }));
        Assert.Equal("""{"enrollid":77,"name":"","admin":0,"backupnum":[11,10]}""", about.GetRawText());
        await AskAsync(terminal, new { command = "remove_credential", pin = "77", credential = "card" });
        Assert.Equal([10], terminal.People.CredentialsOf(77).Keys);

        var unknown = await AskAsync(terminal, new { command = "query_person", pin = "78" });
        Assert.Equal("unknown_person", unknown.GetProperty("failure").GetString());
    }

    [Fact]
    public async Task Punches_are_erased_only_after_all_of_them_are_here()
    {
        using var terminal = await ConnectAsync();
        for (var i = 0; i < 120; i++)
        {
            terminal.Flash.Remember(new SimulatedPunch($"{i + 500}", terminal.Clock.Now, Verify: 8));
        }

        var erased = await EraseAsync(terminal.Serial, CommandKind.ErasePunches);

        Assert.Equal((CommandState.Done, "count=120"), (erased.State, erased.ResultText));
        Assert.Equal(120, (await host.PunchesAsync(terminal.Serial)).Count);
        Assert.Equal(0, terminal.Flash.Count);
    }

    [Fact]
    public async Task Who_is_erased_and_should_be_known_is_sent_again()
    {
        using var terminal = await ConnectAsync();
        using var api = host.Server.ApiClient();
        (await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", pin = "9900" })).EnsureSuccessStatusCode();
        await Queue.UntilAsync(async () => terminal.People.NameOf(9900) is not null && await IsQuietAsync(terminal.Serial));
        terminal.People.Enrol(9901, "Ancien", 11, "1");

        Assert.Equal(CommandState.Done, (await EraseAsync(terminal.Serial, CommandKind.ErasePeople)).State);

        await Queue.UntilAsync(() => terminal.People.NameOf(9900) == "BENALI");
        Assert.Null(terminal.People.NameOf(9901));

        terminal.People.Enrol(9902, "Chef", 11, "2", admin: 1);
        Assert.Equal(CommandState.Done, (await EraseAsync(terminal.Serial, CommandKind.EraseAdministrators)).State);
        var seen = await host.ReadAsync(c => c.TerminalPeople.SingleAsync(p => p.TerminalId == host.Terminal(terminal.Serial)!.Id && p.Pin == "9902"));
        Assert.Equal("admin=0\tbackupnum=11", seen.SeenFields);
    }

    [Fact]
    public async Task Everything_is_erased_once_the_punches_are_here_and_who_should_be_known_is_sent_again()
    {
        using var terminal = await ConnectAsync();
        using var api = host.Server.ApiClient();
        (await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "MEZIANE", pin = "9950" })).EnsureSuccessStatusCode();
        await Queue.UntilAsync(async () => terminal.People.NameOf(9950) is not null && await IsQuietAsync(terminal.Serial));
        terminal.People.Enrol(9951, "Ancien", 11, "1");
        terminal.Flash.Remember(new SimulatedPunch("9950", terminal.Clock.Now, Verify: 8));

        Assert.Equal((CommandState.Done, "count=1"), await EraseAsync(terminal.Serial, CommandKind.EraseEverything) is var erased ? (erased.State, erased.ResultText) : default);

        Assert.Contains(terminal.CarriedOut, c => (string)c["cmd"]! == "initsys");
        Assert.Single(await host.PunchesAsync(terminal.Serial));
        Assert.Equal(0, terminal.Flash.Count);
        await Queue.UntilAsync(() => terminal.People.NameOf(9950) == "MEZIANE");
        Assert.Null(terminal.People.NameOf(9951));
    }

    [Fact]
    public async Task Names_go_out_fifty_at_a_time()
    {
        var lines = Enumerable.Range(1, 120).Select(i => ((long)i, $"NOM {i}")).Chunk(PersonWords.MostNames).Select(PersonWords.Names).ToList();
        Assert.Equal([50, 50, 20], lines.Select(l => (int)l.Message["count"]!));

        using var terminal = await ConnectAsync();
        using var api = host.Server.ApiClient();
        (await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", pin = "9800" })).EnsureSuccessStatusCode();
        await Queue.UntilAsync(async () => terminal.People.NameOf(9800) is not null && await IsQuietAsync(terminal.Serial));
        terminal.People.Enrol(9800, "autre", 11, "3");

        await AskAsync(terminal, new { command = "send_names" });

        Assert.Equal("SAIDI", terminal.People.NameOf(9800));
    }

    [Theory]
    [InlineData("""{"command":"open_door","door":9}""", "door")]
    [InlineData("""{"command":"disable_person"}""", "pin")]
    [InlineData("""{"command":"put_credential","pin":"7","credential":"card","value":"abc"}""", "value")]
    [InlineData("""{"command":"put_credential","pin":"7","credential":"photo","value":"abc"}""", "credential")]
    [InlineData("""{"command":"set_settings"}""", "settings")]
    [InlineData("""{"command":"set_settings","settings":{"volume":11}}""", "settings.volume")]
    [InlineData("""{"command":"set_lock","lock":{}}""", "lock")]
    [InlineData("""{"command":"set_holidays","holidays":[{"name":"x","from":"13-01","to":"01-01"}]}""", "holidays")]
    [InlineData("""{"command":"set_questionnaire","questionnaire":{"title":"x","items":["a"],"times":[{"from":"7","to":"8","item":1}]}}""", "questionnaire")]
    public async Task What_a_terminal_could_not_take_is_refused_with_the_field(string wish, string field)
    {
        using var terminal = await ConnectAsync();
        using var api = host.Server.ApiClient();
        using var content = new StringContent(wish, System.Text.Encoding.UTF8, "application/json");
        using var response = await api.PostAsync(new Uri($"/api/v1/terminals/{IdOf(terminal)}/commands", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([field], (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Erasing_is_for_administrators_in_person_and_needs_the_serial_number()
    {
        using var terminal = await ConnectAsync();
        using var api = host.Server.ApiClient();
        using var byKey = await api.PostAsJsonAsync($"/api/v1/terminals/{IdOf(terminal)}/commands", new { command = "erase_people", confirm = terminal.Serial });
        Assert.Equal(HttpStatusCode.Forbidden, byKey.StatusCode);

        using var scope = host.Server.Services.CreateScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<RequestCommand>()
            .HandleAsync(IdOf(terminal), new CommandWish(CommandKind.ErasePeople) { Confirm = "another" }, default);
        Assert.Equal(new RequestCommandOutcome.NotConfirmed(terminal.Serial), outcome);
    }

    private TerminalCommandQueue Queue => host.Get<TerminalCommandQueue>();

    private static JsonElement Answer(JsonElement command) => command.GetProperty("answer");

    private int IdOf(SimulatedTm20Terminal terminal) => host.Terminal(terminal.Serial)!.Id;

    private async Task<SimulatedTm20Terminal> ConnectAsync()
    {
        var terminal = new SimulatedTm20Terminal(host.Address, Tm20Host.NewSerial(), TimeProvider.System);
        Assert.True(await terminal.RegisterAsync());
        // Whom it should know is in its queue, so that nobody comes to it in the middle of a test.
        await host.Get<TerminalFiller>().FillAsync(default);
        return terminal;
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var api = host.Server.ApiClient();
        return await api.GetFromJsonAsync<JsonElement>(path);
    }

    /// <returns>The command as the API shows it once it is settled.</returns>
    private async Task<JsonElement> AskAsync(SimulatedTm20Terminal terminal, object wish)
    {
        using var api = host.Server.ApiClient();
        var path = $"/api/v1/terminals/{IdOf(terminal)}/commands";
        using var accepted = await api.PostAsJsonAsync(path, wish);
        Assert.True(accepted.StatusCode == HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        var id = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        JsonElement command = default;
        await Queue.UntilAsync(async () =>
            (command = (await GetAsync(path)).EnumerateArray().Single(c => c.GetProperty("id").GetInt64() == id)).GetProperty("finished_at").ValueKind != JsonValueKind.Null);
        return command;
    }

    private async Task<TerminalCommand> EraseAsync(string serial, CommandKind kind)
    {
        var asked = await Queue.EnqueueAsync(host.Terminal(serial)!.Id, kind, by: null);
        TerminalCommand settled = asked;
        await Queue.UntilAsync(async () => (settled = await host.ReadAsync(c => c.TerminalCommands.SingleAsync(t => t.Id == asked.Id))).FinishedAt is not null);
        return settled;
    }

    private async Task<bool> IsQuietAsync(string serial)
    {
        var id = host.Terminal(serial)!.Id;
        return await host.ReadAsync(c => c.TerminalCommands.AllAsync(t => t.TerminalId != id || t.FinishedAt != null));
    }
}
