using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Reports.Files;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Documents.Spreadsheet;

namespace AttendanceAdmin.Tests.Reports.Files;

/// <summary>Every report as a file that opens; those of payroll with what they remember. One employee, one day: 31 March 2026, 8:02 to 17:00.</summary>
public sealed class ReportFilesTests : IAsyncLifetime
{
    private AttendanceServer server = null!;
    private HttpClient api = null!;
    private int employee;

    public async Task InitializeAsync()
    {
        server = await AttendanceServer.StartAsync();
        api = server.ApiClient();
        employee = await CreateAsync("employees", new { last_name = "BENALI", first_name = "Amina", matricule = "M7", department = "Atelier", hire_date = "2026-03-31" });
        var shift = new { start = "08:00", end = "17:00", breaks = new[] { new { start = "12:00", end = "13:00" } } };
        var schedule = await CreateAsync("schedules", new { name = "Standard", days = new[] { new { weekday = 1, shifts = new[] { shift } } } });
        await CreateAsync($"schedules/{schedule}/assignments", new { employee_id = employee });
        await PunchAsync("08:02", "in");
        await PunchAsync("17:00", "out");
        await server.DaysFollowedAsync();
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("totaux", "mois=2026-03", 2, "BENALI Amina")]
    [InlineData("services", "mois=2026-03", 2, "Atelier")]
    [InlineData("semaines", "mois=2026-03", 6, "478")]
    [InlineData("retards", "mois=2026-03", 8, "mardi")]
    [InlineData("jour", "jour=2026-03-31&qui=Late", 2, "BENALI Amina")]
    [InlineData("jour", "jour=2026-03-31&qui=Absent", 1, "Matricule")]
    [InlineData("pointages", "from=2026-03-01&to=2026-03-31", 3, "BENALI Amina")]
    public async Task A_report_opens_as_csv_and_as_a_workbook(string report, string query, int rows, string text)
    {
        using var browser = await SignedInAsync();

        var csv = await browser.Client.GetStringAsync($"{ReportAddress.Root}/{report}/csv?{query}");
        Assert.Equal(rows, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(text, csv, StringComparison.Ordinal);

        await using var body = new MemoryStream(await browser.Client.GetByteArrayAsync($"{ReportAddress.Root}/{report}/xlsx?{query}"));
        var sheet = Workbook.LoadFromStream(body).Sheets[0];
        Assert.Contains(text, Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, 16).Select(c => sheet.Cells[r, c].Value?.ToString())));
        Assert.Null(sheet.Cells[rows, 0].Value);
    }

    [Fact]
    public async Task A_statement_is_one_persons_days()
    {
        using var browser = await SignedInAsync();

        var csv = await browser.Client.GetStringAsync($"{ReportAddress.Root}/jours/csv?mois=2026-03&employe={employee}");

        Assert.Contains("M7;BENALI Amina;31/03/2026;08:02:00;17:00:00;480;478;-2;0;2;", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_or_would_be_remembered_is_no_download()
    {
        using var browser = await SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, "inconnu/csv?mois=2026-03"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(browser, "totaux/csv?mois=2026-13"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(browser, "jours/csv?mois=2026-03&employe=999"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(browser, "paie/csv?mois=2026-03&modele=sage"));
        using var stranger = new WebForm(server);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, "totaux/csv?mois=2026-03"));
    }

    [Fact]
    public async Task Payroll_is_told_once_and_then_only_of_what_has_changed()
    {
        using var browser = await SignedInAsync();
        Assert.Null(await StartAsync("paie", "mois=2026-03&modele=sage&ecart=1"));

        var first = await MadeAsync(browser, "paie", "mois=2026-03&modele=sage");
        Assert.Equal(["Matricule;Constante;Valeur", "M7;HTRAV;7,97", "M7;RETARD;0,03"], first);
        Assert.Equal(["Matricule;Constante;Valeur"], await MadeAsync(browser, "paie", "mois=2026-03&modele=sage&ecart=1"));

        await PunchAsync("15:30", "out");
        await PunchAsync("16:15", "in");
        await server.DaysFollowedAsync();
        var changes = Lines(await browser.Client.GetStringAsync($"{ReportAddress.Root}/ecarts/csv?mois=2026-03"));
        Assert.Equal(2, changes.Length);
        Assert.EndsWith(";31/03/2026;Travaillé;478;433", changes[1], StringComparison.Ordinal);

        Assert.Equal(["Matricule;Constante;Valeur", "M7;HTRAV;-0,75"], await MadeAsync(browser, "paie", "mois=2026-03&modele=sage&ecart=1"));
        Assert.Single(Lines(await browser.Client.GetStringAsync($"{ReportAddress.Root}/ecarts/csv?mois=2026-03")));
    }

    [Fact]
    public async Task A_report_that_a_restart_broke_off_is_made_after_it()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        int id;
        await using (var before = await AttendanceServer.StartAsync(database))
        {
            await using var context = await before.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
            var broken = context.Add(new ReportRun
            {
                Report = "totaux", Query = "mois=2026-03", Format = "csv", FileName = "totaux-2026-03", Culture = "fr", By = "admin@example.org", State = ReportState.Running, Rows = 3,
                CreatedAt = TimeProvider.System.GetUtcNow(),
            }).Entity;
            await context.SaveChangesAsync();
            id = broken.Id;
        }

        await using var after = await AttendanceServer.StartAsync(database);
        var run = await EndedAsync(after, id);
        Assert.Equal(ReportState.Done, run.State);
        Assert.NotNull(after.Services.GetRequiredService<ReportRuns>().PathOf(run));
    }

    [Fact]
    public async Task A_report_that_nobody_makes_any_more_says_so()
    {
        var id = await server.Services.GetRequiredService<ReportRuns>().AddAsync(
            new ReportRun { Report = "taken-out", Query = "mois=2026-03", Format = "csv", FileName = "taken-out", Culture = "fr", By = "admin@example.org" }, CancellationToken.None);

        Assert.Equal(ReportState.Gone, (await EndedAsync(server, id)).State);
    }

    private async Task<string[]> MadeAsync(WebForm browser, string report, string query)
    {
        var id = Assert.NotNull(await StartAsync(report, query));
        Assert.Equal(ReportState.Done, (await EndedAsync(server, id)).State);
        return Lines(await browser.Client.GetStringAsync(ReportAddress.OfRun(id)));
    }

    private async Task<int?> StartAsync(string report, string query)
    {
        await using var desk = server.Desk();
        return await desk.ServiceProvider.GetRequiredService<StartReport>().RunAsync(report, "csv", query, CancellationToken.None);
    }

    private static async Task<ReportRun> EndedAsync(AttendanceServer server, int id)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            if (await server.Services.GetRequiredService<ReportRuns>().FindAsync(id, patience.Token) is { IsOpen: false } run)
            {
                return run;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static string[] Lines(string csv) => csv.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static async Task<HttpStatusCode> StatusAsync(WebForm browser, string path)
    {
        using var answer = await browser.Client.GetAsync($"{ReportAddress.Root}/{path}");
        return answer.StatusCode;
    }

    private async Task<WebForm> SignedInAsync()
    {
        var browser = new WebForm(server);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");
        return browser;
    }

    private Task<int> PunchAsync(string time, string direction) =>
        CreateAsync("punches", new { employee_id = employee, local_time = $"2026-03-31T{time}:00", direction, reason = "oubli" });

    private async Task<int> CreateAsync(string path, object body)
    {
        using var response = await api.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }
}
