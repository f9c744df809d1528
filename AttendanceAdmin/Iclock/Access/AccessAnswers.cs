using System.Globalization;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Access;

/// <summary>What access devices are answered where attendance devices get an options block.</summary>
internal static class AccessAnswers
{
    /// <summary>The settings that <c>/iclock/push</c> asks for.</summary>
    public static string Settings(string session) =>
        $"""
        ServerVersion=3.1.2
        ServerName=AttendanceAdmin
        PushProtVer=3.1.2
        ErrorDelay=30
        RequestDelay=3
        TransTimes=00:00;14:00
        TransInterval=1
        TransTables=User Transaction
        Realtime=1
        SessionID={session}
        TimeoutSec=10
        """;

    /// <summary>The handshake of a device that has registered.</summary>
    public static string Registered(KnownTerminal terminal, string registryCode, string session, DateTimeOffset now) =>
        $"registry=ok\nRegistryCode={registryCode}\n{Settings(session)}\nTimeZone={ServerZone(terminal.TimeZone.GetUtcOffset(now))}";

    /// <summary><c>DateTime=583050990,ServerTZ=+0800</c>: Greenwich time, and how far the terminal's wall is from it.</summary>
    public static string Time(KnownTerminal terminal, DateTimeOffset now) =>
        $"DateTime={PackedTime.Encode(now.UtcDateTime).ToString(CultureInfo.InvariantCulture)},ServerTZ={ServerZone(terminal.TimeZone.GetUtcOffset(now))}";

    private static string ServerZone(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
