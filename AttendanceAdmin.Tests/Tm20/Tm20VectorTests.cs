using System.Globalization;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Every recorded or documented message, against the real host as the terminal would send it.</summary>
public sealed class Tm20VectorTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    public static TheoryData<string> Messages => Tm20Vectors.Where(v => Tm20Vectors.FromDevice(v) && (v["raw"] is not null || v["message"]!["cmd"] is not null));

    public static TheoryData<string> Answers => Tm20Vectors.Where(v => v["message"]?["ret"] is not null && Tm20Vectors.FromDevice(v));

    public static TheoryData<string> Commands => Tm20Vectors.Where(v => v["message"]?["cmd"] is not null && !Tm20Vectors.FromDevice(v) && v["expected_reply"] is not null);

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_is_answered_as_documented(string name)
    {
        var vector = Tm20Vectors.All()[name];
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        Check(vector["expected_reply"]?.ToJsonString(), Command(vector, serial), await line.AskAsync(Tm20Vectors.Text(vector, serial)));

        serial = Tm20Host.NewSerial();
        foreach (var (port, path) in new[] { (host.Address, "/"), (host.Address, "/face"), (host.Server.Web, "/pub/chat"), (host.Server.Web, $"/ws/tm20/{serial}") })
        {
            if (vector["message"]?["sn"] is not null || path.Contains("tm20", StringComparison.Ordinal))
            {
                Check(vector["expected_reply"]?.ToJsonString(), Command(vector, serial), await host.PostAsync(port, path, Tm20Vectors.Text(vector, serial)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_nobody_asked_for_is_not_answered(string name)
    {
        using var line = await Tm20Line.RegisteredAsync(host.Address, Tm20Host.NewSerial());

        await line.SendAsync(Tm20Vectors.All()[name]["message"]!.ToJsonString());

        Assert.Equal("checklive", (await line.AskAsync("""{"cmd":"checklive"}""")).GetProperty("ret").GetString());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_answer_to_a_command_is_read(string name)
    {
        var expected = Tm20Vectors.All()[name]["expected_reply"]!;
        using var message = DeviceMessage.Read(Encoding.UTF8.GetBytes(expected.ToJsonString()));

        Assert.Null(message!.Command);
        Assert.Equal((string?)expected["ret"], message.Reply);
        Assert.Equal((string?)expected["sn"], message.Serial);
    }

    [Fact]
    public void What_the_server_answers_has_the_documented_shapes()
    {
        var vectors = Tm20Vectors.All();
        Assert.Equal(vectors["reg-refused-doc"]["message"]!.ToJsonString(), Encoding.UTF8.GetString(Reply.NotRegistered("reg").Bytes()));
        Assert.Equal(vectors["reg-minimal-reply-live"]["message"]!.ToJsonString(), Encoding.UTF8.GetString(Reply.Ok("reg").Bytes()));
        Assert.Equal(vectors["sendlog-fail-doc"]["message"]!.ToJsonString(), Encoding.UTF8.GetString(Reply.KeepIt("sendlog").Bytes()));
    }

    [Fact]
    public async Task The_recorded_punches_are_stored_as_they_were_meant()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        foreach (var name in new[] { "sendlog-doc-2", "sendlog-4g-record", "sendlog-door-event", "sendlog-stranger", "sendlog-dirty-json" })
        {
            await line.AskAsync(Tm20Vectors.Text(Tm20Vectors.All()[name], serial));
        }

        var stored = await host.PunchesAsync(serial);
        Assert.Equal(["1", "2", "123456789", "82034", "1"], stored.Select(p => p.Pin));
        Assert.Equal(new DateTime(2016, 3, 25, 13, 49, 30), stored[0].LocalTime);
        Assert.Equal([0, 100, 100, 0, 0], stored.Select(p => (int)p.StatusCode));
        Assert.Equal([0, 0, 0, 8, 1], stored.Select(p => (int)p.VerifyCode));
        Assert.Equal(["logphoto", "logphoto", "sendlog", "sendlog"], (await host.MessagesAsync(serial)).Select(m => m.Kind));
        Assert.DoesNotContain("gesg524hgd", Encoding.UTF8.GetString(stored[0].RawLine!), StringComparison.Ordinal);
        Assert.Contains("36.5", Encoding.UTF8.GetString(stored[0].RawLine!), StringComparison.Ordinal);
        Assert.Empty(await host.QuarantineAsync(serial));
    }

    private static string Command(System.Text.Json.Nodes.JsonObject vector, string serial)
    {
        using var message = DeviceMessage.Read(Encoding.UTF8.GetBytes(Tm20Vectors.Text(vector, serial)));
        return message!.Command!;
    }

    private static void Check(string? expected, string command, JsonElement answer)
    {
        Assert.Equal(command, answer.GetProperty("ret").GetString());
        Assert.True(answer.GetProperty("result").GetBoolean());
        foreach (var property in expected is null ? [] : JsonDocument.Parse(expected).RootElement.EnumerateObject().Select(p => (p.Name, p.Value)))
        {
            switch (property.Name)
            {
                case "access" or "message":
                    // Optional: the terminal decides alone unless it asks.
                    break;
                case "cloudtime":
                    var wall = DateTime.ParseExact(answer.GetProperty("cloudtime").GetString()!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                    Assert.InRange(wall - TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1), TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
                    break;
                default:
                    Assert.Equal(property.Value.GetRawText(), answer.GetProperty(property.Name).GetRawText());
                    break;
            }
        }
    }
}
