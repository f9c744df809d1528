using AttendanceAdmin.Punches.UnknownPins;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>What keeps hours from being right although no employee's day shows it.</summary>
public enum TroubleKind
{
    /// <summary>Punches of a PIN that nobody has: somebody's hours lack them.</summary>
    UnknownPin,

    /// <summary>A terminal's clock is wrong by minutes.</summary>
    ClockDrift,
}

/// <param name="Pin">Of an unknown PIN.</param>
/// <param name="Alert">Of a clock.</param>
internal sealed record Trouble(TroubleKind Kind, ShelfItem? Pin, TerminalAlert? Alert)
{
    public AnomalySeverity Severity => Of(Kind);

    public static AnomalySeverity Of(TroubleKind kind) => kind == TroubleKind.UnknownPin ? AnomalySeverity.Critical : AnomalySeverity.Warning;
}

/// <summary>PINs that nobody has and clocks that are wrong, the worst first.</summary>
internal sealed class ListTroubles(UnknownPinShelf shelf, TerminalAlerts alerts)
{
    /// <param name="from">Of unknown PINs only those punched since; a clock is wrong now.</param>
    /// <param name="only">Null for both.</param>
    public async Task<IReadOnlyList<Trouble>> RunAsync(DateOnly from, AnomalySeverity least, TroubleKind? only, CancellationToken cancellationToken)
    {
        var found = new List<Trouble>();
        if (only is null or TroubleKind.UnknownPin && Trouble.Of(TroubleKind.UnknownPin) >= least)
        {
            var pins = await shelf.ReadAsync(pin: null, cancellationToken);
            found.AddRange(pins.Where(p => DateOnly.FromDateTime(p.Last) >= from).Select(p => new Trouble(TroubleKind.UnknownPin, p, null)));
        }

        if (only is null or TroubleKind.ClockDrift && Trouble.Of(TroubleKind.ClockDrift) >= least)
        {
            found.AddRange(alerts.Now().Where(a => a.Kind == TerminalAlertKind.ClockDrift).Select(a => new Trouble(TroubleKind.ClockDrift, null, a)));
        }

        return found;
    }
}
