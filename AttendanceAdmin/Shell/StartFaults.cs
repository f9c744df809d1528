using AttendanceAdmin.Connections;
using AttendanceAdmin.Connections.AttendanceApi;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Shell;

/// <summary>Everything that keeps the server from starting, found before it tries, so that one reading mends it all.</summary>
internal static class StartFaults
{
    /// <summary>Seconds, all of them.</summary>
    private static readonly string[] Tm20Keys = ["PingSeconds", "SilenceSeconds", "IntroductionSeconds", "MessageSeconds", "CommandSeconds"];

    public static async Task<IReadOnlyList<SettingFault>> InAsync(IConfiguration configuration) =>
    [
        .. EndpointFaults.In(configuration),
        .. LoggingFaults.In(configuration),
        .. SiteFaults.In(configuration),
        .. SetupFaults.In(configuration),
        .. TerminalFaults.In(configuration),
        .. AllowedCallers.FaultsIn(configuration),
        .. ConnectionsOptions.FaultsIn(configuration),
        .. SettingFault.UnlessWhole(configuration, "RawInbox:MaxAgeDays", 1, 3650),
        .. SettingFault.UnlessWhole(configuration, "RawInbox:MaxMegabytes", 1, 1_000_000),
        .. Tm20Keys.SelectMany(key => SettingFault.UnlessWhole(configuration, $"Tm20:{key}", 1, 3600)),
        .. await DatabaseFaults.InAsync(configuration),
    ];

    /// <summary>The settings as they stand in the files; null, and a line that says where, if one of those is not JSON.</summary>
    public static WebApplicationBuilder? TryRead(Func<WebApplicationBuilder> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            // The inner faults name the line: "… LineNumber: 3 | BytePositionInLine: 4".
            var file = fault.Message.Replace("\n", " ", StringComparison.Ordinal);
            Console.Error.WriteLine($"{file} {(fault.InnerException?.InnerException ?? fault.InnerException)?.Message}".TrimEnd());
            return null;
        }
    }

    /// <summary>Writes each fault as one line where operators look for it.</summary>
    /// <returns>Whether there was any.</returns>
    public static async Task<bool> ReportAsync(IConfiguration configuration)
    {
        var faults = await InAsync(configuration);
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
        }

        return faults.Count > 0;
    }

    /// <summary>What only showed when starting, and is the machine's fault and not the program's.</summary>
    public static bool IsOfMachine(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException
            or System.Data.Common.DbException or System.Security.Cryptography.CryptographicException;
}
