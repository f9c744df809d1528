using System.Net;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using AttendanceAdmin.Tests.LiveBoard;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Radzen.Documents.Spreadsheet;

namespace AttendanceAdmin.Tests.Reports;

public sealed class PunchExportTests
{
    private const string Search = "?from=2026-03-01&to=2026-03-31";

    [Fact]
    public async Task A_search_is_downloaded_as_csv()
    {
        await using var server = await WithTwoPunchesAsync();
        using var browser = await SignedInAsync(server);

        var lines = (await browser.Client.GetStringAsync("/rapports/pointages/csv" + Search)).Split("\r\n");

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("02/03/2026;17:01:02;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";Benali Amina;", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_downloaded_as_a_workbook()
    {
        await using var server = await WithTwoPunchesAsync();
        using var browser = await SignedInAsync(server);

        var answer = await browser.Client.GetAsync("/rapports/pointages/xlsx" + Search);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var sheet = Workbook.LoadFromStream(body).Sheets[0];

        Assert.Equal("attachment; filename=pointages.xlsx", answer.Content.Headers.ContentDisposition?.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("Benali Amina", sheet.Cells[2, 3].Value);
        Assert.Equal("7", sheet.Cells[1, 5].Value?.ToString());
        Assert.Null(sheet.Cells[3, 0].Value);
    }

    [Fact]
    public async Task Nobody_downloads_without_signing_in()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new WebForm(server);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/rapports/pointages/csv")).StatusCode);
    }

    private static async Task<AttendanceServer> WithTwoPunchesAsync()
    {
        var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", "7");
        var terminal = await server.AnnounceAsync("T1");
        await server.PunchAsync(terminal, "7", "2026-03-02 08:00:00");
        await server.PunchAsync(terminal, "7", "2026-03-02 17:01:02");
        return server;
    }

    private static async Task<WebForm> SignedInAsync(AttendanceServer server)
    {
        var browser = new WebForm(server);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");
        return browser;
    }
}
