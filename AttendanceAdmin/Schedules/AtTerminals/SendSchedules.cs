using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Schedules.AtTerminals;

internal enum SendSchedulesOutcome
{
    Asked,
    UnknownTerminal,

    /// <summary>Pending and blocked terminals are told nothing.</summary>
    NotApproved,

    /// <summary>Nobody has said how this terminal is to be told.</summary>
    NoDialect,

    /// <summary>No schedule applies there today.</summary>
    NothingToSend,
}

/// <summary>Has a terminal told of the schedules as they are now; its answer is the command's outcome.</summary>
internal sealed class SendSchedules(TerminalDirectory directory, TerminalPlan plans, RequestCommand request, SiteClock site)
{
    public async Task<SendSchedulesOutcome> RunAsync(int terminalId, CancellationToken cancellationToken)
    {
        switch (directory.Find(terminalId))
        {
            case null:
                return SendSchedulesOutcome.UnknownTerminal;
            case { State: not TerminalState.Approved }:
                return SendSchedulesOutcome.NotApproved;
            case { ScheduleDialect: ScheduleDialect.None }:
                return SendSchedulesOutcome.NoDialect;
            case { } terminal:
                var plan = await plans.ReadAsync(terminal, DateOnly.FromDateTime(site.LocalNow), cancellationToken);
                if (plan.Weeks.Count == 0)
                {
                    return SendSchedulesOutcome.NothingToSend;
                }

                await request.HandleAsync(terminalId, new CommandWish(CommandKind.SendSchedules) { Details = new CommandDetails { Plan = plan } }, cancellationToken);
                return SendSchedulesOutcome.Asked;
        }
    }
}
