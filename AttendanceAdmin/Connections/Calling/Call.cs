using System.Net.Http.Headers;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>A request to make of another system.</summary>
/// <param name="Endpoint">Behind the connection's base address.</param>
internal sealed record Call(HttpMethod Method, string Endpoint)
{
    /// <summary>Sent as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>In place of <see cref="Json"/>, made anew when it must be sent again.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>How <see cref="Content"/> is shown.</summary>
    public string? Shown { get; init; }

    /// <summary>Beside those of the connection.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>More than that of an answer is not read.</summary>
    public int MostBytes { get; init; } = 256 * 1024;

    public static Call Get(string endpoint) => new(HttpMethod.Get, endpoint) { MostBytes = 32 * 1024 * 1024 };

    public static Call Post(string endpoint, string json) => new(HttpMethod.Post, endpoint) { Json = json };

    public HttpContent? MakeContent() => Content?.Invoke() ?? (Json is null ? null : new StringContent(Json, new MediaTypeHeaderValue("application/json", "utf-8")));

    /// <summary><c>http://host/base</c> and <c>/path</c> make <c>http://host/base/path</c>.</summary>
    public Uri AddressAt(Connection connection) => Endpoint.Trim().TrimStart('/') is { Length: > 0 } path
        ? new Uri($"{connection.BaseAddress.TrimEnd('/')}/{path}")
        : new Uri(connection.BaseAddress);
}
