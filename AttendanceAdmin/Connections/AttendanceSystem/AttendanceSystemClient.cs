using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>
/// <code>
/// GET  /api/employees/?skip=0&amp;limit=100   → [{"id":1,"name":"NOM PRENOM","department":"…"}]
/// POST /api/employees/        multipart: name, department?, pin?, file1…file6 (all six) → {"id":7,"name":"…"}; 400 {"detail":"Photo 2 quality check failed: …"}
/// PUT  /api/employees/{id}    the same; what is left out is emptied, but for the photos → {"status":"updated"}; 404
/// </code>
/// </summary>
internal sealed class AttendanceSystemClient(Caller caller)
{
    /// <returns>The people, or null if the answer was no such list.</returns>
    public async Task<(Exchange Exchange, IReadOnlyList<RemoteEmployee>? People)> ListEmployeesAsync(
        Connection connection, int skip, int limit, CancellationToken cancellationToken)
    {
        var path = Path(connection, "employees/") + string.Create(CultureInfo.InvariantCulture, $"?skip={skip}&limit={limit}");
        var exchange = await caller.CallAsync(connection, Call.Get(path), cancellationToken);
        return (exchange, exchange.Worked ? RemoteEmployee.ListIn(exchange.AnswerBody) : null);
    }

    public Task<Exchange> CreateAsync(Connection connection, Func<HttpContent> form, string shown, CancellationToken cancellationToken) =>
        caller.CallAsync(connection, new Call(HttpMethod.Post, Path(connection, "employees/")) { Content = form, Shown = shown }, cancellationToken);

    public Task<Exchange> UpdateAsync(Connection connection, string remoteId, Func<HttpContent> form, string shown, CancellationToken cancellationToken) =>
        caller.CallAsync(
            connection, new Call(HttpMethod.Put, Path(connection, "employees/") + Uri.EscapeDataString(remoteId)) { Content = form, Shown = shown }, cancellationToken);

    /// <summary>The address is that of the server, or already that of its <c>/api</c>.</summary>
    public static string Path(Connection connection, string path) =>
        connection.BaseAddress.TrimEnd('/').EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? path : "api/" + path;
}

/// <summary>Somebody as that system knows him.</summary>
internal sealed record RemoteEmployee(string Id, string Name, string? Department)
{
    /// <returns>Null if it is no list of people.</returns>
    public static IReadOnlyList<RemoteEmployee>? ListIn(string? body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body ?? "");
            return answer.RootElement.ValueKind == JsonValueKind.Array ? [.. answer.RootElement.EnumerateArray().Select(Of).OfType<RemoteEmployee>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null without an id.</returns>
    public static RemoteEmployee? Of(JsonElement person) =>
        person.ValueKind == JsonValueKind.Object && person.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String
            ? new RemoteEmployee(id.ToString(), Text(person, "name") ?? "", Text(person, "department"))
            : null;

    /// <summary>The id in <c>{"id":7,"name":"…"}</c>.</summary>
    public static string? IdIn(string? body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body ?? "");
            return Of(answer.RootElement)?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement person, string member) =>
        person.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
