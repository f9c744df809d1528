using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AttendanceAdmin.Iclock.Access;

/// <summary>
/// Sessions of access devices. Their later requests carry <c>Cookie: token=</c>, the lower-case MD5 of registry code, serial number and
/// session; firmware differs, so a wrong one is written to the log and not refused.
/// </summary>
internal sealed partial class AccessSessions(ILogger<AccessSessions> logger)
{
    private readonly ConcurrentDictionary<int, string> sessions = new();

    /// <summary>The session of this run of the server.</summary>
    public string Begin(int terminalId) => sessions.GetOrAdd(terminalId, static _ => RandomNumberGenerator.GetHexString(32));

    public static string NewRegistryCode() => RandomNumberGenerator.GetHexString(10);

    public void Check(IclockCall call, string? registryCode, string? token)
    {
        if (registryCode is null || string.IsNullOrEmpty(token) || !sessions.TryGetValue(call.Terminal.Id, out var session))
        {
            return;
        }

        if (!string.Equals(token, Token(registryCode, call.Terminal.Serial, session), StringComparison.OrdinalIgnoreCase))
        {
            Log.ForeignToken(logger, call.Terminal.Serial);
        }
    }

#pragma warning disable CA5351 // The protocol's choice; nothing is trusted because of it.
    public static string Token(string registryCode, string serial, string session) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(registryCode + serial + session)));
#pragma warning restore CA5351

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Terminal {Serial} sent a token of another session")]
        public static partial void ForeignToken(ILogger logger, string serial);
    }
}
