using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.TimeMoto;

/// <summary>
/// The terminals that messages tell of. A message signed with the company's own secret vouches for its terminals, so they need no approval; of
/// blocked ones, and of serial numbers that wait for approval on another wire, nothing is taken and the cloud has to send it again.
/// </summary>
internal sealed class EventTerminals(TerminalDirectory directory, TerminalPresence presence, TimeProvider time)
{
    /// <summary>What stands for entries by hand and on the web, so that they wait on the shelf like others while nobody owns them.</summary>
    public const string ByHand = "TimeMoto-Web";

    /// <param name="zone">Of the message's wall times; null: that of the terminal.</param>
    /// <returns>With that zone; null if nothing is to be taken of it now.</returns>
    public async Task<KnownTerminal?> FindAsync(string? serial, TimeZoneInfo? zone)
    {
        if (!TerminalSerial.TryParse(serial, out var parsed))
        {
            _ = TerminalSerial.TryParse(ByHand, out parsed);
        }

        if (await directory.FindOrAdmitAsync(parsed, TerminalProtocol.TimeMoto, CancellationToken.None) is not { State: TerminalState.Approved } terminal)
        {
            return null;
        }

        presence.Heard(terminal.Id, address: null).HearPunches(time.GetUtcNow());
        return terminal with { TimeZone = zone ?? terminal.TimeZone };
    }
}
