using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Terminals;

/// <summary>Terminals as a wire would make them known.</summary>
internal static class KnownTerminals
{
    public static async Task<KnownTerminal> AnnounceAsync(
        this AttendanceServer server, string serial, TerminalProtocol protocol = TerminalProtocol.Iclock)
    {
        Assert.True(TerminalSerial.TryParse(serial, out var parsed));
        var directory = server.Services.GetRequiredService<TerminalDirectory>();
        return (await directory.FindOrAnnounceAsync(parsed, protocol, CancellationToken.None))!;
    }
}
