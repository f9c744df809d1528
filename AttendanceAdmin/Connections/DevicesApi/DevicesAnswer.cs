using System.Text.Json;
using AttendanceAdmin.Employees.Photos;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>How that API says that something is wrong: <c>{"success":false,"error":"…"}</c>; and how its bodies are read.</summary>
internal static class DevicesAnswer
{
    private const int MaxBodyBytes = 64 * 1024;

    public static IResult BadRequest(string what) => Of(what, StatusCodes.Status400BadRequest);

    public static IResult NoObject() => BadRequest("The body must be a JSON object.");

    public static IResult NotFound(string what) => Of(what, StatusCodes.Status404NotFound);

    public static IResult Failed(string what) => Of(what, StatusCodes.Status500InternalServerError);

    public static object Body(string what) => new { Success = false, Error = what };

    /// <returns>The object; null if it is none.</returns>
    public static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        var raw = await BoundedBody.ReadAsync(http.Request.Body, MaxBodyBytes, http.RequestAborted);
        return raw.Length <= MaxBodyBytes && JsonBody.TryParse(raw) is { ValueKind: JsonValueKind.Object } body ? body : null;
    }

    /// <summary>A whole number, as number or text; null if it is missing or no number.</summary>
    public static int? Number(JsonElement body, string name) => !body.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt32(out var number) ? number : null,
        JsonValueKind.String => int.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    /// <returns>False if something is said that is no whole number; nothing and null are no fault.</returns>
    public static bool TryNumber(JsonElement body, string name, out int? number)
    {
        number = Number(body, name);
        return number is not null || IsUnsaid(body, name);
    }

    public static bool? Truth(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <returns>False if something is said that is neither true nor false; nothing and null are no fault.</returns>
    public static bool TryTruth(JsonElement body, string name, out bool? truth)
    {
        truth = Truth(body, name);
        return truth is not null || IsUnsaid(body, name);
    }

    private static bool IsUnsaid(JsonElement body, string name) => !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private static IResult Of(string what, int status) => Results.Json(Body(what), statusCode: status);
}
