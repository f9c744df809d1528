using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AttendanceAdmin.Connections;

/// <summary>What nobody is shown again once it was saved.</summary>
public sealed record ConnectionSecrets
{
    public static readonly ConnectionSecrets None = new();

    /// <summary>Bearer token, API key, or password.</summary>
    public string? Token { get; init; }

    /// <summary><c>whsec_…</c>: what webhooks are signed with.</summary>
    public string? Signing { get; init; }

    /// <summary>The one before, with which webhooks are signed too until the receiver has changed over.</summary>
    public string? PreviousSigning { get; init; }

    public DateTimeOffset? PreviousUntil { get; init; }

    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Encrypts and decrypts them.</summary>
internal sealed class ConnectionVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("AttendanceAdmin.Connections.Secrets.v1");

    public byte[] Lock(ConnectionSecrets secrets) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    /// <returns>None if there are none, or if the keys they were encrypted with are gone: they must be typed again.</returns>
    public ConnectionSecrets Open(Connection connection)
    {
        if (connection.Secrets is null)
        {
            return ConnectionSecrets.None;
        }

        try
        {
            return JsonSerializer.Deserialize<ConnectionSecrets>(protector.Unprotect(connection.Secrets))!;
        }
        catch (CryptographicException)
        {
            return ConnectionSecrets.None;
        }
    }
}
