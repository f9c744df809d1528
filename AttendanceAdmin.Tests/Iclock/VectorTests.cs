using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Every recorded or documented exchange, against the real host as the terminal would send it.</summary>
public sealed class VectorTests(VectorTests.Host host) : IClassFixture<VectorTests.Host>
{
    public static TheoryData<string> Requests => [.. All().Where(v => v.Value.TryGetProperty("request", out _)).Select(v => v.Key)];

    public static TheoryData<string> Codecs => [.. All().Where(v => v.Value.TryGetProperty("packed", out _)).Select(v => v.Key)];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Exchange_is_answered_as_documented(string name)
    {
        var vector = AsAnotherTerminal(All()[name]);
        if (name == "getrequest-v1-commands")
        {
            // Its answer shows the form of commands; without any waiting, the answer is OK.
            Assert.Equal("OK", (await RawDevice.AskAsync(host.Server.Iclock, Wire(vector.GetProperty("request")))).Body);
            return;
        }

        foreach (var port in new[] { host.Server.Iclock, host.Server.Web })
        {
            Check(vector.GetProperty("response"), await RawDevice.AskAsync(port, Wire(vector.GetProperty("request"))));
        }
    }

    /// <summary>Many vectors share a serial number, whose terminal would remember the others; here each has its own.</summary>
    private static JsonElement AsAnotherTerminal(JsonElement vector)
    {
        var serial = Regex.Match(vector.GetProperty("request").GetProperty("query").GetString()!, "(?i)SN=([A-Za-z0-9]+)(&|$)").Groups[1].Value;
        var own = $"{serial}-{Interlocked.Increment(ref serials)}";
        return serial.Length == 0 ? vector : JsonDocument.Parse(Regex.Replace(vector.GetRawText(), $@"(?<=(?i:SN=|FROM: )){serial}\b", own)).RootElement;
    }

    private static int serials;

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Packed_time_is_read_and_written(string name)
    {
        var vector = All()[name];
        var packed = vector.GetProperty("packed").GetInt64();
        var written = vector.GetProperty("decoded").GetString()!;

        Assert.True(PackedTime.TryDecode(packed, out var local));
        Assert.Equal(written, local.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(packed, PackedTime.Encode(local));
    }

    private static void Check(JsonElement expected, RawAnswer answer)
    {
        var status = expected.GetProperty("status");
        Assert.True(status.ValueKind == JsonValueKind.Number ? answer.Status == status.GetInt32() : Loose(status.GetString()!, answer.Status), $"{answer.Status} {answer.Body}");
        Assert.StartsWith("text/plain", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(answer.Headers.ContainsKey("Date"));
        Assert.True(answer.Headers.ContainsKey("Content-Length"));
        if (Text(expected, "body") is { } body)
        {
            string[] accepted = [body, .. expected.TryGetProperty("also_acceptable", out var also) ? also.EnumerateArray().Select(a => a.GetString()!) : []];
            Assert.Contains(answer.Body, accepted);
        }

        if (Text(expected, "body_first_line") is { } first)
        {
            Assert.Equal(first, answer.FirstLine);
        }

        if (Text(expected, "body_prefix") is { } prefix)
        {
            Assert.StartsWith(prefix, answer.Body, StringComparison.Ordinal);
        }

        if (Text(expected, "body_regex") is { } regex)
        {
            Assert.Matches(regex, answer.Body);
        }

        if (Text(expected, "body_if_unregistered") is { } unregistered)
        {
            Assert.Equal(unregistered, answer.Body);
        }

        if (Text(expected, "body_failure") is { } failure)
        {
            Assert.Equal(failure, answer.Body);
        }

        if (expected.TryGetProperty("must_have_keys", out var keys))
        {
            Assert.All(keys.EnumerateArray(), key => Assert.Matches($"(?m)^{Regex.Escape(key.GetString()!)}=", answer.Body));
        }
    }

    /// <summary>"400 (S0X) – never create a device" and "any non-crash".</summary>
    private static bool Loose(string rule, int status) =>
        rule.StartsWith("400", StringComparison.Ordinal) ? status == 400 : status is >= 200 and < 500;

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value.GetString() : null;

    internal static string Wire(JsonElement request)
    {
        var body = request.TryGetProperty("body_base64", out var encoded) ? Encoding.Latin1.GetString(encoded.GetBytesFromBase64())
            : Text(request, "body") is { } text ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) : null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "192.168.1.10:8090" };
        if (request.TryGetProperty("headers", out var given))
        {
            foreach (var header in given.EnumerateObject())
            {
                headers[header.Name] = header.Value.GetString()!;
            }
        }

        if (body is not null)
        {
            headers["Content-Length"] = body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return $"{Text(request, "method")} {Text(request, "path")}?{Text(request, "query")} HTTP/1.1\r\n"
            + string.Concat(headers.Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n" + body;
    }

    internal static Dictionary<string, JsonElement> All([CallerFilePath] string thisFile = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "vectors", "iclock.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(v => v.GetProperty("name").GetString()!, StringComparer.Ordinal);

    public sealed class Host : IAsyncLifetime
    {
        internal AttendanceServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
