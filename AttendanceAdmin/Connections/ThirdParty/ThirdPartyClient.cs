using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.ThirdParty;

/// <summary>
/// <code>
/// POST {attendance_endpoint}   Idempotency-Key: aa-1-…
/// {"attendance":[{"terminal_sn":"A1","enrollid":7,"user_name":"BENALI Samia","time":"2026-03-02T08:00:00+01:00","mode":15,"inout":0,
///                 "event":0,"temperature":null,"access_granted":true,"log_id":4711}]}
/// 200, 201 or 202: taken, unless the answer says otherwise; see <see cref="AnswerReading"/>
/// GET {users_endpoint} → {"users":[{"enrollid":7,"name":"…","admin":0,"is_enabled":true,"weekzone":1,"group":0}]}
/// </code>
/// </summary>
internal sealed class ThirdPartyClient(Caller caller)
{
    private const string UsualPath = "attendance/";

    public static string Body(Connection connection, IReadOnlyList<OutgoingPunch> punches) => KindSettings.Of<ThirdPartySettings>(connection).Body switch
    {
        ThirdPartyBody.V2 => JsonSerializer.Serialize(
            new { attendance = punches.Select(Second), source = "tm20_biometric", timestamp = punches.LastOrDefault()?.IsoTime, count = punches.Count }, KindSettings.Json),
        ThirdPartyBody.Bare when punches is [var single] => JsonSerializer.Serialize(Second(single), KindSettings.Json),
        ThirdPartyBody.Bare => JsonSerializer.Serialize(punches.Select(Second), KindSettings.Json),
        _ => JsonSerializer.Serialize(new { attendance = punches.Select(First) }, KindSettings.Json),
    };

    public async Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken)
    {
        var call = Call.Post(connection.AttendanceEndpoint ?? UsualPath, Body(connection, punches)) with { Headers = IdempotencyKey.HeaderOf(connection, punches) };
        return AnswerReading.Of(await caller.CallAsync(connection, call, cancellationToken), [.. punches.Select(p => p.LogId)]);
    }

    public Task<Exchange> ReadUsersAsync(Connection connection, CancellationToken cancellationToken) =>
        caller.CallAsync(connection, Call.Get(connection.UsersEndpoint ?? ""), cancellationToken);

    private static JsonObject First(OutgoingPunch punch) => new()
    {
        ["terminal_sn"] = punch.Terminal?.Serial ?? "",
        ["enrollid"] = EnrollId(punch.Punch.Pin),
        ["user_name"] = punch.Employee?.Name ?? "",
        ["time"] = punch.IsoTime,
        ["mode"] = Math.Max((int)punch.Punch.VerifyCode, 0),
        ["inout"] = InOut(punch),
        ["event"] = DeviceExtras.Event(punch.Punch),
        ["temperature"] = DeviceExtras.Temperature(punch.Punch),
        ["access_granted"] = true,
        ["log_id"] = punch.LogId,
    };

    private static JsonObject Second(OutgoingPunch punch)
    {
        var first = First(punch);
        first["timestamp"] = punch.IsoTime;
        first["external_user_id"] = punch.Employee?.Matricule;
        first["metadata"] = new JsonObject { ["source"] = Punches.PunchWords.Of(punch.Punch.Source), ["direction"] = Punches.PunchWords.Of(punch.Punch.Direction) };
        first.Remove("time");
        return first;
    }

    /// <summary>A number, as everywhere in that format; text where the PIN is none.</summary>
    private static JsonNode EnrollId(string pin) =>
        long.TryParse(pin, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(pin);

    /// <summary>0 in, 1 out, 2 break out, 3 break in; the terminal's own number where that says nothing.</summary>
    private static int InOut(OutgoingPunch punch) => punch.Punch.Direction switch
    {
        Punches.PunchDirection.In => 0,
        Punches.PunchDirection.Out => 1,
        Punches.PunchDirection.BreakOut => 2,
        Punches.PunchDirection.BreakIn => 3,
        _ => Math.Max((int)punch.Punch.StatusCode, 0),
    };
}
