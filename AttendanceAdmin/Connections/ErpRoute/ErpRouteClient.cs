using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.ErpRoute;

/// <summary>
/// <code>
/// POST /zkteco/api/attendance   {"user_id":7,"timestamp":"2026-03-02 08:00:00","punch_type":"in","log_id":4711,"terminal_sn":"A1"}
/// 200 {"status":"success","processed":{"success":true,…}}                taken
/// 200 {"status":"success","processed":{"success":false,"message":"…"}}   not taken: an employee it does not know
/// </code>
/// </summary>
internal sealed class ErpRouteClient(Caller caller)
{
    public const string UsualPath = "zkteco/api/attendance";

    public static string Body(Connection connection, OutgoingPunch punch)
    {
        var settings = ErpRouteSettings.Of(connection);
        var body = new JsonObject
        {
            ["user_id"] = UserId(settings, punch),
            ["timestamp"] = punch.PlainTime,
            ["punch_type"] = IsOut(settings, punch) ? "out" : "in",
        };
        if (settings.Extended)
        {
            body["log_id"] = punch.LogId;
            body["terminal_sn"] = punch.Terminal?.Serial;
        }

        return body.ToJsonString(KindSettings.Json);
    }

    public async Task<Answer> SendAsync(Connection connection, OutgoingPunch punch, CancellationToken cancellationToken)
    {
        var call = Call.Post(connection.AttendanceEndpoint ?? UsualPath, Body(connection, punch)) with { Headers = IdempotencyKey.HeaderOf(connection, [punch]) };
        return Of(await caller.CallAsync(connection, call, cancellationToken));
    }

    public Task<Exchange> AskAsync(Connection connection, CancellationToken cancellationToken) =>
        caller.CallAsync(connection, Call.Get(connection.AttendanceEndpoint ?? UsualPath), cancellationToken);

    /// <summary>Success only if the answer says so: its 200 alone means nothing.</summary>
    private static Answer Of(Exchange exchange)
    {
        if (!exchange.Worked)
        {
            return new Answer.Not(exchange, exchange.Trouble, exchange.Detail ?? Reasons.In(exchange.AnswerBody));
        }

        try
        {
            using var answer = JsonDocument.Parse(exchange.AnswerBody ?? "");
            var root = answer.RootElement;
            var processed = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("processed", out var inner) ? inner : root;
            return (IsYes(processed) || IsKept(processed)) && !Reasons.SaysNo(root) ? new Answer.Taken(exchange)
                : new Answer.Not(exchange, Trouble.FailureInside, Reasons.In(processed) ?? Reasons.In(root));
        }
        catch (JsonException fault)
        {
            return new Answer.Not(exchange, Trouble.NotUnderstood, fault.Message);
        }
    }

    private static bool IsYes(JsonElement answer) => answer.ValueKind == JsonValueKind.Object
        && (answer.TryGetProperty("success", out var success) ? success.ValueKind == JsonValueKind.True
            : answer.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.GetString() is "success" or "ok");

    /// <summary>Another AttendanceAdmin says so of people it does not know yet: it has the punch.</summary>
    private static bool IsKept(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("stored", out var stored) && stored.ValueKind == JsonValueKind.True;

    private static JsonNode UserId(ErpRouteSettings settings, OutgoingPunch punch)
    {
        var id = settings.UserIdFrom == ErpUserFrom.Matricule && punch.Employee?.Matricule is { } matricule ? matricule : punch.Punch.Pin;
        return settings.UserIdAs == ErpUserId.Number && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(id);
    }

    /// <summary>Punches that no terminal made have no number, but a direction.</summary>
    private static bool IsOut(ErpRouteSettings settings, OutgoingPunch punch) => punch.Punch.StatusCode >= 0
        ? settings.OutStatuses.Contains(punch.Punch.StatusCode)
        : punch.Punch.Direction is Punches.PunchDirection.Out or Punches.PunchDirection.BreakOut;
}
