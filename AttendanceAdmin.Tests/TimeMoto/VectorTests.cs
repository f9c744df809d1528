using System.Net;
using System.Text;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.TimeMoto;

/// <summary>Every captured and constructed message, against the real host.</summary>
public sealed class VectorTests(TimeMotoHost host) : IClassFixture<TimeMotoHost>
{
    public static TheoryData<string> Attendance =>
        [.. Vectors.All.Where(v => v.Value.GetProperty("status").GetString()!.StartsWith("captured", StringComparison.Ordinal)).Select(v => v.Key)];

    [Theory]
    [MemberData(nameof(Attendance))]
    public async Task A_captured_message_is_acknowledged_and_stored_as_what_it_says(string id)
    {
        var message = Vectors.OfAnotherCompany(Vectors.Message(id));

        Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync(message));

        var punches = await host.PunchesAsync(message);
        if (message.Contains("attendance.deleted", StringComparison.Ordinal))
        {
            // Of something that never came: nothing counts, and nothing is invented.
            Assert.Empty(punches);
            return;
        }

        var punch = Assert.Single(punches);
        Assert.Equal(Vectors.Time(message), punch.LocalTime);
        Assert.Equal("Europe/London", punch.TimeZone);
        Assert.Equal(Vectors.Time(message), punch.Instant.UtcDateTime);
        Assert.Equal(Vectors.Field(message, "clockingType"), punch.Direction.ToString());
        Assert.Equal(Vectors.Field(message, "verificationModeId"), punch.VerifyCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Vectors.Field(message, "clockingActionTypeId"), punch.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(PunchSource.TimeMoto, punch.Source);
        Assert.Equal(message, Encoding.UTF8.GetString(punch.RawLine!));
        Assert.Null(punch.IgnoredAt);
        var terminal = host.Get<TerminalDirectory>().Find(punch.TerminalId)!;
        Assert.Equal((TerminalProtocol.TimeMoto, TerminalState.Approved), (terminal.Protocol, terminal.State));
        Assert.Equal(Vectors.Field(message, "deviceSerialNumber") is { Length: > 0 } serial ? serial : "TimeMoto-Web", terminal.Serial);
    }

    [Fact]
    public async Task The_signature_that_everybody_supposes_is_accepted()
    {
        var vector = Vectors.All["signature-hmac-assumed"];
        var body = vector.GetProperty("raw_body").GetString()!;

        Assert.Equal(HttpStatusCode.OK, await host.Cloud.PostAsync(body, vector.GetProperty("header").GetProperty("TimeMoto-Signature").GetString()));
        Assert.Single(await host.PunchesAsync(body));
    }

    [Fact]
    public async Task An_invented_message_is_kept_in_quarantine_and_makes_no_punch()
    {
        var message = Vectors.Message("fake-la-plume");

        Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync(message));

        var line = Assert.Single(await TimeMotoHost.ReadAsync(host.Server, c => c.QuarantinedLines.ToListAsync()));
        Assert.Equal((PunchSource.TimeMoto, QuarantineReason.NoTime, "attendance.inserted"), (line.Source, line.Reason, line.Kind));
        Assert.Equal(message, Encoding.UTF8.GetString(line.RawLine));
    }
}
