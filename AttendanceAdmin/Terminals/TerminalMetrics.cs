using System.Diagnostics.Metrics;

namespace AttendanceAdmin.Terminals;

/// <summary>How many terminals are there and in which state, read when somebody asks.</summary>
internal sealed class TerminalMetrics
{
    public const string MeterName = "AttendanceAdmin.Terminals";

    public TerminalMetrics(IMeterFactory meters, TerminalDirectory directory, TerminalPresence presence)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("attendance.terminals.approved", () => directory.All.Count(t => t.State == TerminalState.Approved));
        meter.CreateObservableGauge("attendance.terminals.pending", () => directory.All.Count(t => t.State == TerminalState.Pending));
        meter.CreateObservableGauge(
            "attendance.terminals.online", () => directory.All.Count(t => t.State == TerminalState.Approved && presence.IsOnline(t)));
    }
}
