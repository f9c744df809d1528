using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>A connected terminal with nothing to report is alive: its answers to pings stay inside the socket, so it is noted here that it has not hung up.</summary>
internal sealed class SessionPulse(SessionRegistry registry, TerminalPresence presence, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (terminalId, session) in registry.All)
                {
                    presence.Heard(terminalId, session.Caller.Address?.ToString());
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
