using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Load;

/// <summary>A million punches as CSV and as XLSX: how long the clerk waits, for the first byte and for the last, and what the server holds meanwhile.</summary>
internal static partial class Exports
{
    private const int Lines = 100_000;
    private const int Uploads = 10;
    private const string Email = "admin@example.org";
    private const string Password = "a-good-password-1";
    private static readonly DateTime From = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== Export of {Lines * Uploads} punches");
        await using var bench = await Bench.StartAsync(settings: [$"Setup:AdminEmail={Email}", $"Setup:AdminPassword={Password}"]);
        await LoadRun.HandshakeAsync(bench.Iclock, ["EXPORT"]);
        for (var day = 0; day < Uploads; day++)
        {
            await LoadRun.UploadAsync(bench.Iclock, "EXPORT", Requests.Lines(Lines, From.AddDays(day)));
        }

        Console.WriteLine($"before   resident {bench.ResidentMegabytes()} MB");
        using var client = new HttpClient { BaseAddress = bench.Process.Web, Timeout = TimeSpan.FromMinutes(10) };
        await SignInAsync(client);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            await DownloadAsync(bench, client, format);
        }
    }

    private static async Task DownloadAsync(Bench bench, HttpClient client, string format)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync($"/rapports/pointages/{format}?from={From:yyyy-MM-dd}&to={From.AddDays(364):yyyy-MM-dd}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (total, rows, resident, first) = (0L, 0L, 0, TimeSpan.Zero);
        for (int read; (read = await body.ReadAsync(buffer)) > 0; total += read)
        {
            first = total == 0 ? Stopwatch.GetElapsedTime(began) : first;
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            if (total / (8 << 20) != (total + read) / (8 << 20))
            {
                resident = Math.Max(resident, bench.ResidentMegabytes());
            }
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{format,4}   first byte {first.TotalMilliseconds:F0} ms   whole {seconds:F1} s   {total >> 20} MB{(format == "csv" ? $"   {rows} lines" : "")}   resident at most {resident} MB");
    }

    private static async Task SignInAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/connexion");
        var fields = HiddenField().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        fields["Input.Email"] = Email;
        fields["Input.Password"] = Password;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync("/connexion", form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}
