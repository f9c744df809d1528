using System.Text;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>What a connection puts on every request: its proof and its further headers.</summary>
internal static class ConnectionHeaders
{
    public static Dictionary<string, string> Of(Connection connection, ConnectionSecrets secrets)
    {
        var headers = new Dictionary<string, string>(secrets.ExtraHeaders, StringComparer.OrdinalIgnoreCase);
        if (Proof(connection, secrets.Token) is { } proof)
        {
            headers[NameOf(connection)] = proof;
        }

        return headers;
    }

    private static string NameOf(Connection connection) =>
        !string.IsNullOrEmpty(connection.AuthHeaderName) ? connection.AuthHeaderName : connection.Auth == ConnectionAuth.ApiKey ? "X-Api-Key" : "Authorization";

    private static string? Proof(Connection connection, string? token) => connection.Auth switch
    {
        _ when token is null => null,
        ConnectionAuth.Bearer => "Bearer " + token,
        ConnectionAuth.ApiKey => token,
        ConnectionAuth.Basic => "Basic " + Basic(connection.AuthUser, token),
        _ => null,
    };

    /// <summary>Without a user the token is <c>user:password</c>, or that in base64 already, as the TM20 server kept it.</summary>
    private static string Basic(string? user, string token) => !string.IsNullOrEmpty(user) ? Encode($"{user}:{token}")
        : token.Contains(':', StringComparison.Ordinal) ? Encode(token)
        : token;

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
