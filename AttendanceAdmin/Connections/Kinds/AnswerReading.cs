using System.Text.Json;
using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>
/// What an answer to a list of punches means. There is no standard, so every plain way of saying it is understood:
/// <code>
/// {"success":false,"error":"…"} · {"status":"error","message":"…"}          none was taken
/// {"rejected":[{"log_id":7,"error":"…"}]} · {"failed_log_ids":[7]}            all but these
/// {"accepted":[1,2,3]} · {"results":[{"log_id":7,"success":false}]}            these, or all but the failed
/// {"accepted":50,"count":100}                                                  not all, and nobody says which
/// </code>
/// An empty answer and plain text are as good as yes; a web page and broken JSON are no answer.
/// </summary>
internal static class AnswerReading
{
    private static readonly string[] Rejections = ["rejected", "failed_log_ids", "failed_ids", "failed", "errors", "invalid"];
    private static readonly string[] Acceptances = ["accepted", "accepted_log_ids", "sent_log_ids", "log_ids", "saved", "processed_ids"];
    private static readonly string[] Lists = ["results", "details", "items", "attendance", "logs"];
    private static readonly string[] Counts = ["accepted", "saved", "inserted", "processed", "sent", "created"];

    public static Answer Of(Exchange exchange, IReadOnlyList<long> sent)
    {
        if (!exchange.Worked)
        {
            return new Answer.Not(exchange, exchange.Trouble, exchange.Detail ?? Reasons.In(exchange.AnswerBody));
        }

        var body = exchange.AnswerBody?.Trim() ?? "";
        if (body.StartsWith('<') || exchange.AnswerType == "text/html")
        {
            return new Answer.Not(exchange, Trouble.NotUnderstood, null);
        }

        if (!body.StartsWith('{'))
        {
            return body.StartsWith('[') && !IsJson(body) ? new Answer.Not(exchange, Trouble.NotUnderstood, null) : new Answer.Taken(exchange);
        }

        try
        {
            using var answer = JsonDocument.Parse(body);
            return Of(exchange, answer.RootElement, [.. sent]);
        }
        catch (JsonException fault)
        {
            return new Answer.Not(exchange, Trouble.NotUnderstood, fault.Message);
        }
    }

    private static Answer Of(Exchange exchange, JsonElement answer, HashSet<long> sent)
    {
        var rejected = new Dictionary<long, string>();
        Array.ForEach(Rejections, name => Collect(answer, name, sent, rejected, failedOnly: false));
        Array.ForEach(Lists, name => Collect(answer, name, sent, rejected, failedOnly: true));
        if (Accepted(answer, sent) is { } accepted)
        {
            foreach (var left in sent.Where(id => !accepted.Contains(id)))
            {
                rejected.TryAdd(left, Reasons.In(answer) ?? "not among the accepted");
            }
        }

        return rejected.Count > 0 && (rejected.Count < sent.Count || sent.Count == 1) ? new Answer.Partly(exchange, rejected)
            : rejected.Count > 0 || Reasons.SaysNo(answer) || FewerCounted(answer, sent.Count) ? new Answer.Not(exchange, Trouble.FailureInside, Reasons.In(answer))
            : new Answer.Taken(exchange);
    }

    private static void Collect(JsonElement answer, string name, HashSet<long> sent, Dictionary<long, string> rejected, bool failedOnly)
    {
        if (!answer.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (LogId(item) is { } id && sent.Contains(id) && (!failedOnly || Reasons.SaysNo(item)))
            {
                rejected[id] = Reasons.In(item) ?? "";
            }
        }
    }

    private static HashSet<long>? Accepted(JsonElement answer, HashSet<long> sent)
    {
        foreach (var name in Acceptances)
        {
            if (answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(i => LogId(i) is { } id && sent.Contains(id)))
            {
                return [.. list.EnumerateArray().Select(i => LogId(i)!.Value)];
            }
        }

        return null;
    }

    private static bool FewerCounted(JsonElement answer, int sent) => Counts.Any(name =>
        answer.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number) && number < sent)
        && answer.TryGetProperty("failed", out var failed) && failed.ValueKind == JsonValueKind.Number && failed.TryGetInt32(out var some) && some > 0;

    private static long? LogId(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number when item.TryGetInt64(out var id) => id,
        JsonValueKind.String when long.TryParse(item.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var id) => id,
        JsonValueKind.Object when item.TryGetProperty("log_id", out var id) || item.TryGetProperty("id", out id) => LogId(id),
        _ => null,
    };

    private static bool IsJson(string body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
