using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.External;

namespace AttendanceAdmin.TimeMoto.Events;

/// <summary>
/// Reads a message of the cloud; see protocols/timemoto.md 2 and 3.
/// <code>
/// {"id":"tm_f07c…","event":"attendance.inserted","sequence":51,"dispatchedAt":1730991302,"data":{
///   "clockingType":"In","clockingActionTypeId":0,"verificationModeId":15,"deviceSerialNumber":"125000000000001",
///   "userId":"05000000-…","userFullName":"…","userEmployeeNumber":null,"userCardNumber":"…","timeZone":"Europe/London",
///   "timeLogged":"2024-11-07T07:06:14","timeLoggedRounded":"2024-11-07T07:06:00","timeInserted":"2024-11-07T07:09:46.1327533Z",
///   "recordHash":9143852465894422136,"clockingPairId":"Pairs_Sequences_{client}_{user}_2024_11_07_{guid}", …}}
/// </code>
/// </summary>
internal static partial class MessageReader
{
    private const int MaxEventName = 64;

    /// <summary>What a message without a name is filed under.</summary>
    private const string Nameless = "?";

    public static TimeMotoMessage Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var message = new JsonFields(document.RootElement);
            var name = message.Text("event") is { } given ? given[..Math.Min(given.Length, MaxEventName)] : Nameless;
            return name switch
            {
                TestMessage.Name => new TestMessage(),
                "attendance.inserted" => Attendance(message, name, ExternalAct.Inserted, body),
                "attendance.updated" => Attendance(message, name, ExternalAct.Updated, body),
                "attendance.deleted" => Attendance(message, name, ExternalAct.Deleted, body),
                _ when name.StartsWith("user.", StringComparison.Ordinal) && Pin(message.Object("data")) is { } pin =>
                    new PersonMessage(name, pin, Person(message.Object("data"))),
                _ => new OtherMessage(name),
            };
        }
        catch (JsonException)
        {
            return new UnreadableMessage(Nameless, QuarantineReason.NotText);
        }
    }

    private static TimeMotoMessage Attendance(JsonFields message, string name, ExternalAct act, byte[] body)
    {
        var data = message.Object("data");
        var zone = data.Text("timeZone") is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : null;
        if (WireTime.Wall(data.Text("timeLogged"), zone) is not { } local)
        {
            return new UnreadableMessage(name, data.Text("timeLogged") is null ? QuarantineReason.NoTime : QuarantineReason.BadTime);
        }

        if (Pin(data) is not { } pin)
        {
            return new UnreadableMessage(name, data.Text("userId") is null ? QuarantineReason.NoPin : QuarantineReason.BadPin);
        }

        var number = data.Number("clockingActionTypeId") ?? data.Number("attendanceStatusId");
        var direction = Clocking.Of(data.Text("clockingType"), number);
        var verify = data.Number("verificationModeId") is { } mode and >= 0 and <= short.MaxValue ? (short)mode : Punch.NoCode;
        return new AttendanceMessage(
            name, Key(message.Text("id")) ?? $"sha256-{Convert.ToHexStringLower(SHA256.HashData(body))}", act,
            Key(data.Text("clockingPairId")), Key(data.Text("recordHash")),
            WireTime.Instant(data.Text("timeInserted")) ?? WireTime.Unix(message.Number("dispatchedAt")), message.Number("sequence") ?? 0,
            WorkDay(data) ?? DateOnly.FromDateTime(local), data.Text("deviceSerialNumber"), zone, WireTime.Wall(data.Text("timeLoggedRounded"), zone),
            new PunchReading(pin, local, Clocking.Code(direction, number), verify, direction, StatedOffset: null, body), Person(data));
    }

    /// <summary>A guid without its dashes just fits a PIN.</summary>
    private static EmployeePin? Pin(JsonFields data)
    {
        var user = data.Text("userId") ?? data.Text("id");
        return EmployeePin.TryParse(Guid.TryParse(user, out var guid) ? guid.ToString("N") : user, out var pin) ? pin : null;
    }

    private static ExternalFacts Person(JsonFields data) => new(
        data.Text("userFullName") ?? data.Text("fullName"),
        data.Text("userEmployeeNumber") ?? data.Text("employeeNumber"),
        data.Text("emailAddress") ?? data.Text("userEmailAddress") ?? data.Text("userEmail") ?? data.Text("email"),
        data.Text("userCardNumber") ?? data.Text("cardNumber"));

    /// <summary>A key that would not fit says nothing: another one with the same beginning must not pass for it.</summary>
    private static string? Key(string? text) => text?.Length > ExternalRecord.MaxKeyLength ? null : text;

    private static DateOnly? WorkDay(JsonFields data) =>
        Day().Match(data.Text("clockingPairId") ?? data.Text("clockingSequenceId") ?? "") is { Success: true } day
            && DateOnly.TryParseExact(day.Groups["day"].Value, "yyyy_MM_dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    [GeneratedRegex(@"_(?<day>\d{4}_\d{2}_\d{2})(_|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Day();
}
