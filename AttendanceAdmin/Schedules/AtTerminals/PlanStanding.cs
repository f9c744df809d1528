using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>How it stands with a terminal's schedules. Each has its words: the key <c>ToTerminalIs</c> and its name.</summary>
internal enum PlanState
{
    /// <summary>Nobody has said how the terminal is to be told, or there is nothing to say.</summary>
    NotSent,
    Waiting,
    Kept,
    Failed,

    /// <summary>The schedules are others now than those it was sent last, or it never was sent any.</summary>
    Outdated,
}

/// <param name="Plan">As it would be sent now.</param>
/// <param name="Last">What was sent last.</param>
internal sealed record PlanStanding(PlanState State, WeekPlan Plan, TerminalCommand? Last);

/// <summary>Compares the schedules as they are with those that a terminal was sent last.</summary>
internal sealed class PlanStandings(IDbContextFactory<AttendanceContext> contexts, TerminalPlan plans, SiteClock site)
{
    public async Task<PlanStanding> OfAsync(KnownTerminal terminal, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(terminal, DateOnly.FromDateTime(site.LocalNow), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.TerminalCommands.AsNoTracking().Where(c => c.TerminalId == terminal.Id && c.Kind == CommandKind.SendSchedules)
            .OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        return new PlanStanding(terminal.ScheduleDialect == ScheduleDialect.None || plan.Weeks.Count == 0 ? PlanState.NotSent : StateOf(plan, last), plan, last);
    }

    private static PlanState StateOf(WeekPlan plan, TerminalCommand? last) => last switch
    {
        null or { State: CommandState.Expired } => PlanState.Outdated,
        _ when last.Details != new CommandDetails { Plan = plan }.Write() => PlanState.Outdated,
        { State: CommandState.Done } => PlanState.Kept,
        { State: CommandState.Queued or CommandState.Sent } => PlanState.Waiting,
        _ => PlanState.Failed,
    };
}
