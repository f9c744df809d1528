using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using Quartz;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>
/// Sends terminals their schedules again when these came to be others: somebody changed or assigned one, a person came, a dated variant began. What a
/// terminal refused it is not sent again before it is another.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SendSchedulesJob(TerminalDirectory terminals, PlanStandings standings, TerminalCommandQueue queue) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var terminal in terminals.All.Where(t => t is { State: TerminalState.Approved, ScheduleDialect: not ScheduleDialect.None }))
        {
            if (await standings.OfAsync(terminal, cancellationToken) is { State: PlanState.Outdated, Plan: var plan })
            {
                await queue.EnqueueAsync(
                    terminal.Id, CommandKind.SendSchedules, by: null, details: new CommandDetails { Plan = plan }.Write(), cancellationToken: cancellationToken);
            }
        }
    }
}
