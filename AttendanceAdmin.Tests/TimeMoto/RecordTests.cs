using System.Net;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.UnknownPins;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.TimeMoto;

/// <summary>What one message after another makes of the punches.</summary>
public sealed class RecordTests(TimeMotoHost host) : IClassFixture<TimeMotoHost>
{
    [Theory]
    [InlineData("attendance.inserted", false, false)]
    [InlineData("attendance.inserted", true, false)]
    [InlineData("attendance.updated", false, false)]
    [InlineData("attendance.inserted", false, true)]
    public async Task A_message_sent_again_with_its_time_rounded_is_no_second_punch(string act, bool otherHash, bool roundedFirst)
    {
        var message = Vectors.OfAnotherCompany(Vectors.Message("pair-day-face-in"));
        var rounded = Vectors.With(
            message, ("id", $"tm_again{Guid.NewGuid():N}"), ("event", act), ("data.timeLogged", "2024-11-07T07:06:00"), ("data.recordHash", otherHash ? 5 : 9143852465894422136));

        foreach (var sent in roundedFirst ? [rounded, message] : new[] { message, rounded })
        {
            Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync(sent));
        }

        Assert.Equal("2024-11-07T07:06:14", Assert.Single(await host.PunchesAsync(message), p => p.IgnoredAt is null).LocalTime.ToString("s", null));
        Assert.Equal(roundedFirst ? 2 : 1, (await host.PunchesAsync(message)).Count);
    }

    [Fact]
    public async Task The_same_change_told_twice_under_two_ids_is_one_punch()
    {
        var message = Vectors.OfAnotherCompany(Vectors.Message("pair-day-face-in"));
        await host.Cloud.SendAsync(message);
        await host.Cloud.SendAsync(Vectors.With(message, ("id", $"tm_twin{Guid.NewGuid():N}"), ("sequence", 52)));
        // As the web page enters what the terminal sent already: other mode, no terminal, another pair.
        await host.Cloud.SendAsync(Vectors.With(
            message, ("id", $"tm_hand{Guid.NewGuid():N}"), ("data.recordHash", 7), ("data.verificationModeId", 12), ("data.deviceSerialNumber", ""),
            ("data.clockingPairId", $"Pairs_x_{Vectors.Pin(message)}_2024_11_07_other"), ("data.timeInserted", "2024-11-07T09:00:00Z")));

        Assert.Single(await host.PunchesAsync(message));
    }

    [Fact]
    public async Task A_punch_inserted_again_after_a_deletion_counts()
    {
        var original = Vectors.OfAnotherCompany(Vectors.Message("deleted-274-original"));
        var deletion = Vectors.With(original, ("id", $"tm_del{Guid.NewGuid():N}"), ("event", "attendance.deleted"));
        var again = Vectors.With(
            original, ("id", $"tm_new{Guid.NewGuid():N}"), ("data.timeLogged", "2024-11-11T08:00:00"), ("data.recordHash", 99), ("data.timeInserted", "2024-11-11T12:00:00.1Z"));

        foreach (var message in new[] { again, deletion, original })
        {
            Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync(message));
        }

        Assert.Equal([true, false], (await host.PunchesAsync(original)).Select(p => p.IgnoredAt is not null));
    }

    [Fact]
    public async Task What_somebody_decided_here_is_not_undone_by_a_late_message()
    {
        var original = Vectors.OfAnotherCompany(Vectors.Message("deleted-277-original"));
        await host.Cloud.SendAsync(original);
        var id = Assert.Single(await host.PunchesAsync(original)).Id;
        await TimeMotoHost.ReadAsync(host.Server, c => c.Punches.Where(p => p.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.IgnoredAt, DateTimeOffset.UnixEpoch).SetProperty(p => p.IgnoredBy, "clerk@example.org").SetProperty(p => p.IgnoredReason, "somebody else's badge")));

        await host.Cloud.SendAsync(Vectors.With(original, ("id", $"tm_del{Guid.NewGuid():N}"), ("event", "attendance.deleted")));

        Assert.Equal("somebody else's badge", Assert.Single(await host.PunchesAsync(original)).IgnoredReason);
    }

    [Theory]
    [InlineData("In", 0, PunchDirection.In)]
    [InlineData("Out", 1, PunchDirection.Out)]
    [InlineData(null, 1, PunchDirection.Out)]
    [InlineData("In", null, PunchDirection.In)]
    [InlineData("Out", 2, PunchDirection.BreakOut)]
    [InlineData("In", 3, PunchDirection.BreakIn)]
    [InlineData("Break start", null, PunchDirection.BreakOut)]
    [InlineData("BreakEnd", 0, PunchDirection.BreakIn)]
    [InlineData("Siesta", 9, PunchDirection.Unknown)]
    public async Task In_out_and_breaks_are_known_by_word_and_by_number(string? word, int? number, PunchDirection direction)
    {
        var message = Vectors.With(
            Vectors.OfAnotherCompany(Vectors.Message("pair-day-face-in")), ("data.clockingType", word), ("data.clockingActionTypeId", number?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        await host.Cloud.SendAsync(message);

        Assert.Equal(direction, Assert.Single(await host.PunchesAsync(message)).Direction);
    }

    [Theory]
    [InlineData("userEmployeeNumber", "TM-0042")]
    [InlineData("userEmail", "Tm.Forty-Two@Example.org")]
    [InlineData("userCardNumber", "0004242424")]
    public async Task A_person_of_the_cloud_is_found_by_number_e_mail_or_card(string field, string value)
    {
        using var client = host.Server.ApiClient();
        var unique = Guid.NewGuid().ToString("N")[..6];
        var stated = field == "userCardNumber" ? $"000{Random.Shared.Next(1_000_000, 9_000_000)}" : value.Replace("42", unique, StringComparison.Ordinal).Replace("Forty-Two", unique, StringComparison.Ordinal);
        var created = await client.PostAsync("/api/v1/employees", System.Net.Http.Json.JsonContent.Create(new
        {
            last_name = "BENALI", first_name = unique, matricule = field == "userEmployeeNumber" ? stated : $"X{unique}",
            email = field == "userEmail" ? stated.ToLowerInvariant() : null, cards = field == "userCardNumber" ? new[] { stated } : [],
        }));
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        var message = Vectors.With(Vectors.OfAnotherCompany(Vectors.Message("pair-day-face-in")), ($"data.{field}", stated));

        await host.Cloud.SendAsync(message);

        var owner = Assert.Single(await host.PunchesAsync(message)).EmployeeId;
        Assert.Equal(unique, await TimeMotoHost.ReadAsync(host.Server, c => c.Employees.Where(e => e.Id == owner).Select(e => e.FirstName).SingleAsync()));
    }

    [Theory]
    [InlineData("pair-day-face-in")]
    [InlineData("verification-manual")]
    public async Task Whom_nobody_knows_waits_on_the_shelf(string vector)
    {
        var message = Vectors.OfAnotherCompany(Vectors.Message(vector));
        await host.Cloud.SendAsync(message);

        Assert.Equal(1, Assert.Single(await host.Get<UnknownPinShelf>().ReadAsync(Vectors.Pin(message), default)).Punches);
    }

    [Theory]
    [InlineData("user.updated")]
    [InlineData("planning.published")]
    public async Task What_means_no_punch_is_kept_raw(string name)
    {
        var before = await TimeMotoHost.ReadAsync(host.Server, c => c.RawMessages.CountAsync(m => m.Kind == name));

        Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync($$"""{"id":"tm_{{Guid.NewGuid():N}}","event":"{{name}}","data":{"userId":"{{Guid.NewGuid()}}","emailAddress":"a@b.c"} }"""));

        Assert.Equal(before + 1, await TimeMotoHost.ReadAsync(host.Server, c => c.RawMessages.CountAsync(m => m.Kind == name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"event\":")]
    [InlineData("{\"event\":\"attendance.inserted\",\"data\":[1]}")]
    [InlineData("{\"event\":\"attendance.updated\",\"data\":{\"timeLogged\":\"yesterday\",\"userId\":\"x\"}}")]
    [InlineData("{\"event\":\"attendance.inserted\",\"data\":{\"timeLogged\":\"2024-11-07T07:06:14\",\"userId\":\"\\ud800\"}}")]
    public async Task Signed_nonsense_is_acknowledged_and_kept(string body) => Assert.Equal(HttpStatusCode.OK, await host.Cloud.SendAsync(body));
}
