namespace AttendanceAdmin.Connections.Calling;

/// <summary>A system may send us elsewhere on its own host, from http to https too, but never to another: our proof of identity goes along.</summary>
internal static class Redirects
{
    public static Uri? Target(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location ? new Uri(from, location) : null;

    /// <summary>301 to 303 would turn what is sent into a question; only a question may follow them.</summary>
    public static bool MayFollow(HttpResponseMessage response, HttpMethod method, Uri from, Uri to) =>
        ((int)response.StatusCode is 307 or 308 || method == HttpMethod.Get || method == HttpMethod.Head)
        && (IsSame(from, to) || (IsSameHost(from, to) && from is { Scheme: "http", IsDefaultPort: true } && to is { Scheme: "https", IsDefaultPort: true }));

    private static bool IsSame(Uri from, Uri to) => from.Scheme == to.Scheme && from.Port == to.Port && IsSameHost(from, to);

    private static bool IsSameHost(Uri from, Uri to) => string.Equals(from.Host, to.Host, StringComparison.OrdinalIgnoreCase);
}
