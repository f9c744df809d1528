using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Punches.Importing;

public sealed class TerminalImportTests
{
    [Fact]
    public async Task A_terminal_is_asked_for_a_period_and_what_comes_is_counted_by_the_way_it_comes()
    {
        await using var server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        await server.HireAsync("BENALI Amina", "7");
        using var api = server.ApiClient();
        using var device = new HttpClient { BaseAddress = server.Iclock };
        await device.GetStringAsync("/iclock/cdata?SN=WL30&options=all&pushver=2.4.1");
        var terminal = await server.AnnounceAsync("WL30");
        await UploadAsync(device, "7\t2026-03-02 08:00:12\t0\t1\t0\t0\n");

        using var started = await api.PostAsJsonAsync(FileRun.Address, new { source = "terminal", terminal_id = terminal.Id, from = "2026-03-01", to = "2026-03-31" });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();

        var command = await CommandAsync(device);
        Assert.Contains("DATA QUERY ATTLOG StartTime=2026-03-01 00:00:00\tEndTime=2026-03-31 23:59:59", command, StringComparison.Ordinal);
        await UploadAsync(device, "7\t2026-03-02 08:00:12\t0\t1\t0\t0\n7\t2026-03-02 17:00:00\t1\t1\t0\t0\n99\t2026-03-03 08:00:00\t0\t1\t0\t0\n7\trubbish\t0\t1\t0\t0\n7\t2026-04-03 08:00:00\t0\t1\t0\t0\n");
        var number = command.Split(':')[1];
        using var confirmed = await device.PostAsync("/iclock/devicecmd?SN=WL30", new StringContent($"ID={number}&Return=0&CMD=DATA QUERY\n"));

        var import = await api.EndOfAsync(id);
        Assert.Equal(("done", "4 2 1 1 1"), (import.GetProperty("state").GetString(), import.Figures()));
    }

    private static async Task UploadAsync(HttpClient device, string lines)
    {
        using var answer = await device.PostAsync("/iclock/cdata?SN=WL30&table=ATTLOG&Stamp=1", new ByteArrayContent(Encoding.ASCII.GetBytes(lines)));
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<string> CommandAsync(HttpClient device)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Patience.Limit;
        while (TimeProvider.System.GetUtcNow() < deadline)
        {
            var answer = await device.GetStringAsync("/iclock/getrequest?SN=WL30");
            if (answer.Split('\n').FirstOrDefault(l => l.Contains("DATA QUERY ATTLOG", StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The terminal was not asked.");
    }
}
