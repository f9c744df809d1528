using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Punches.Importing;

/// <summary>Sends files to import and waits for what comes of them, as a program would.</summary>
internal static class FileRun
{
    public const string Address = "/api/v1/imports/punches";

    public static Task<JsonElement> ImportAsync(this HttpClient api, string name, string content, int? terminalId = null) =>
        api.ImportAsync(name, Encoding.UTF8.GetBytes(content), terminalId);

    public static async Task<JsonElement> ImportAsync(this HttpClient api, string name, byte[] content, int? terminalId = null) =>
        await api.EndOfAsync(await api.StartAsync(name, content, terminalId));

    public static async Task<int> StartAsync(this HttpClient api, string name, byte[] content, int? terminalId = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        if (terminalId is { } id)
        {
            form.Add(new StringContent(id.ToString(System.Globalization.CultureInfo.InvariantCulture)), "terminal_id");
        }

        using var answer = await api.PostAsync(Address, form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    public static async Task<JsonElement> EndOfAsync(this HttpClient api, int id)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Patience.Limit;
        while (true)
        {
            var import = await api.GetFromJsonAsync<JsonElement>($"{Address}/{id}");
            if (import.GetProperty("state").GetString() is "done" or "failed")
            {
                return import;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"The import does not end: {import}");
            await Task.Delay(50);
        }
    }

    /// <summary>received, added, known, unknown_pin, rejected.</summary>
    public static string Figures(this JsonElement import) => string.Join(
        ' ', new[] { "received", "added", "known", "unknown_pin", "rejected" }.Select(n => import.GetProperty(n).GetInt32()));
}
