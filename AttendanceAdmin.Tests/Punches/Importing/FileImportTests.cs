using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Reports;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Punches.Importing;

public sealed class FileImportTests(FileImportTests.Host host) : IClassFixture<FileImportTests.Host>
{
    /// <summary>As a USB stick has it: PIN, time, number of the terminal, status, verification, work code.</summary>
    private const string Stick = "        7\t2026-03-02 08:00:12\t1\t0\t1\t0\r\n        7\t2026-03-02 17:00:00\t1\t1\t1\t0\r\n       99\t2026-03-02 08:05:00\t1\t0\t15\t0\r\n";

    [Fact]
    public async Task A_stick_adds_what_the_terminal_has_not_pushed_and_nothing_the_second_time()
    {
        var terminal = await host.ApprovedAsync("CJDE193560303");
        await host.Server.PunchAsync(terminal, TestCompany.Reading("7", "2026-03-02 08:00:12") with { VerifyCode = 1 });

        var first = await host.Api.ImportAsync("CJDE193560303_attlog.dat", Stick);
        var second = await host.Api.ImportAsync("1_attlog.dat", Stick, terminal.Id);

        Assert.Equal(("done", 100), (first.GetProperty("state").GetString(), first.GetProperty("progress").GetInt32()));
        Assert.Equal("3 2 1 1 0", first.Figures());
        Assert.Equal("3 0 3 1 0", second.Figures());
        Assert.Equal(
            ["2026-03-02T08:00:12 7 in", "2026-03-02T08:05:00 99 in", "2026-03-02T17:00:00 7 out"], await host.PunchesAsync(terminal.Id));
    }

    [Theory]
    [InlineData("7\t2026-04-01 08:00:00\t255\t1\t0\t0\n7\t2026-04-01 17:00:00\t255\t1\t0\t0\n", "unknown 255 1", "unknown 255 1")]
    [InlineData("7\t2026-04-01 08:00:00\t0\t15\n7\t2026-04-01 17:00:00\t1\t15\n", "in 0 15", "out 1 15")]
    [InlineData("7 2026-04-01 08:00:00 1 0 1 0\n7 2026-04-01 17:00:00 1 1 1 0\n", "in 0 1", "out 1 1")]
    [InlineData("PIN;Date;Heure;Sens\n7;01/04/2026;08:00;Entrée\n7;01/04/2026;17:00;Sortie\n", "in 0 ", "out 1 ")]
    [InlineData("\uFEFFuser_id,timestamp,status\n7,2026-04-01T08:00:00,C/In\n7,2026-04-01T17:00:00,C/Out\n", "in 0 ", "out 1 ")]
    [InlineData("Date/heure\tMatricule\n01/04/2026 08:00:00\tM-7\n13/04/2026 17:00:00\tM-7\n01/04/2026 17:00\tM-7", "unknown  ", "unknown  ")]
    public async Task A_table_is_read_in_every_form_that_terminals_and_offices_write(string content, string first, string last)
    {
        var terminal = await host.ApprovedAsync("T" + Math.Abs(content.GetHashCode(StringComparison.Ordinal)));

        await host.Api.ImportAsync("export.csv", content, terminal.Id);

        var punches = (await host.Api.GetFromJsonAsync<JsonElement>($"/api/v1/punches?terminal={terminal.Id}")).EnumerateArray()
            .Where(p => p.GetProperty("local_time").GetString()!.StartsWith("2026-04-01", StringComparison.Ordinal)).OrderBy(p => p.GetProperty("local_time").GetString()).ToList();
        Assert.Equal([first, last], punches.Select(p => $"{p.GetProperty("direction")} {p.GetProperty("status_code")} {p.GetProperty("verify_code")}"));
        Assert.All(punches, p => Assert.Equal(("BENALI Amina", "import"), (p.GetProperty("employee_name").GetString(), p.GetProperty("source").GetString())));
    }

    [Fact]
    public async Task Windows_1252_and_workbooks_are_read_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var ansi = Encoding.GetEncoding(1252).GetBytes("Matricule;Employé;Date et heure;État\nM-7;Bénali;02/05/2026 08:00;Entrée\n");
        Assert.Equal("1 1 0 0 0", (await host.Api.ImportAsync("mai.csv", ansi)).Figures());

        using var workbook = new MemoryStream();
        await using (var table = await XlsxTable.CreateAsync(workbook, System.Globalization.CultureInfo.InvariantCulture, default))
        {
            await table.WriteAsync(["PIN", "Date", "Heure", "Sens"], default);
            await table.WriteAsync(["7", new DateOnly(2026, 5, 3), new TimeOnly(8, 0, 12), "Entrée"], default);
        }

        Assert.Equal("1 1 0 0 0", (await host.Api.ImportAsync("mai.xlsx", workbook.ToArray())).Figures());
        var all = await host.Api.GetFromJsonAsync<JsonElement>("/api/v1/punches?from=2026-05-01&to=2026-05-31");
        Assert.Equal(["2026-05-02T08:00:00", "2026-05-03T08:00:12"], all.EnumerateArray().Select(p => p.GetProperty("local_time").GetString()));
    }

    [Fact]
    public async Task Lines_that_are_no_punch_are_told_with_their_reason_and_can_be_downloaded()
    {
        var import = await host.Api.ImportAsync("fautes.csv", "PIN;Heure\n7;2026-06-01 08:00:00\n;2026-06-01 08:00:00\n7;hier\n7;\n=CMD();2026-13-01 08:00:00\n7;2026-06-01 08:00:00\n");

        Assert.Equal("6 1 1 0 4", import.Figures());
        Assert.Equal([3, 4, 5, 6], import.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal("Le PIN manque.", import.GetProperty("errors")[0].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Api.GetAsync(FileRun.Address + "/4711")).StatusCode);
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("PIN;Heure\n", "file")]
    [InlineData("\0\0\u0001binary", "file")]
    public async Task A_file_that_holds_nothing_is_refused_at_once(string content, string field)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "x.dat" } };

        using var answer = await host.Api.PostAsync(FileRun.Address, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [Theory]
    [InlineData("""{"source":"terminal","terminal_id":4711,"from":"2026-01-01","to":"2026-01-31"}""", "terminal_id")]
    [InlineData("""{"source":"terminal"}""", "terminal_id")]
    [InlineData("""{"source":"connection","connection_id":4711}""", "connection_id")]
    [InlineData("""{"source":"moon"}""", "source")]
    [InlineData("""{"source":"terminal","terminal_id":1,"from":"01/02/2026"}""", "from")]
    public async Task A_wish_that_cannot_be_met_names_its_field(string body, string field)
    {
        using var answer = await host.Api.PostAsync(FileRun.Address, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    public sealed class Host : IAsyncLifetime
    {
        internal AttendanceServer Server { get; private set; } = null!;

        public HttpClient Api { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
            Api = Server.ApiClient();
            await Server.HireAsync("BENALI Amina", "7");
        }

        internal Task<AttendanceAdmin.Terminals.KnownTerminal> ApprovedAsync(string serial) => Server.AnnounceAsync(serial);

        public async Task<IReadOnlyList<string>> PunchesAsync(int terminal)
        {
            var all = await Api.GetFromJsonAsync<JsonElement>($"/api/v1/punches?terminal={terminal}&limit=1000");
            return [.. all.EnumerateArray().Select(p => $"{p.GetProperty("local_time")} {p.GetProperty("pin")} {p.GetProperty("direction")}").Order(StringComparer.Ordinal)];
        }

        public async Task DisposeAsync()
        {
            Api.Dispose();
            await Server.DisposeAsync();
        }
    }
}
