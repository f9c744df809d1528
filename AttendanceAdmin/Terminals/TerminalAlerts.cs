namespace AttendanceAdmin.Terminals;

/// <summary>What may be wrong with a terminal, worst first.</summary>
public enum TerminalAlertKind
{
    /// <summary>Nothing was heard of it for longer than its limit.</summary>
    Silent,

    /// <summary>It sends the same body again and again although it was acknowledged.</summary>
    ResendLoop,

    /// <summary>It waits for approval and keeps its punches until then.</summary>
    Pending,

    /// <summary>Its log is filling up; when it is full, it takes no punches.</summary>
    LogNearlyFull,

    /// <summary>Its clock is wrong by more than two minutes.</summary>
    ClockDrift,
}

/// <param name="Since">Since when, where that is known.</param>
/// <param name="Figure">Seconds of drift (negative: slow), or percent of the log.</param>
public sealed record TerminalAlert(KnownTerminal Terminal, TerminalAlertKind Kind, DateTimeOffset? Since = null, int? Figure = null);

/// <summary>What needs attention among the terminals now, out of memory: cheap enough for every page's frame.</summary>
internal sealed class TerminalAlerts(TerminalDirectory directory, TerminalPresence presence)
{
    public const int DriftLimitSeconds = 120;
    public const int LogLimitPercent = 90;

    /// <summary>Worst first.</summary>
    public IReadOnlyList<TerminalAlert> Now() =>
        [.. directory.All.SelectMany(Of).OrderBy(a => a.Kind).ThenBy(a => a.Since).ThenBy(a => a.Terminal.DisplayName, StringComparer.CurrentCulture)];

    public IEnumerable<TerminalAlert> Of(KnownTerminal terminal) => terminal.State switch
    {
        TerminalState.Pending => [new TerminalAlert(terminal, TerminalAlertKind.Pending)],
        TerminalState.Approved => OfApproved(terminal),
        _ => [],
    };

    private IEnumerable<TerminalAlert> OfApproved(KnownTerminal terminal)
    {
        var contact = presence.Of(terminal.Id);
        if (presence.IsSilent(terminal))
        {
            yield return new TerminalAlert(terminal, TerminalAlertKind.Silent, contact.LastSeen);
        }

        if (contact.ResendLoopSince is { } since)
        {
            yield return new TerminalAlert(terminal, TerminalAlertKind.ResendLoop, since);
        }

        if (terminal.LogPercent > LogLimitPercent)
        {
            yield return new TerminalAlert(terminal, TerminalAlertKind.LogNearlyFull, Figure: terminal.LogPercent);
        }

        if (contact.ClockDriftSeconds is { } drift && Math.Abs((long)drift) > DriftLimitSeconds)
        {
            yield return new TerminalAlert(terminal, TerminalAlertKind.ClockDrift, Figure: drift);
        }
    }
}
