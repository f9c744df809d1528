using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>A punch with all three of its times side by side: as punched, as corrected, as counted.</summary>
/// <param name="Corrected">What somebody made of it, and why; null if nobody did anything.</param>
internal sealed record ShownPunch(
    long Id, DateTime LocalTime, PunchRole Role, DateTime? CountedTime, PunchSource Source, string? Terminal, bool Ignored, string? Corrected);

internal sealed record ShownDay(WorkingDay Day, IReadOnlyList<ShownPunch> Punches);

/// <summary>An employee's day computed from what is there now, with what is known of its punches.</summary>
internal sealed class ReadDay(RefreshDays refresh, IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals)
{
    /// <returns>Null if there is no such employee.</returns>
    public async Task<ShownDay?> RunAsync(int employeeId, DateOnly date, CancellationToken cancellationToken)
    {
        if ((await refresh.RunAsync([employeeId], date, date, cancellationToken)).SingleOrDefault() is not { } day)
        {
            return null;
        }

        var ids = day.Punches.Select(p => p.Id).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punches = await context.Punches.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return new ShownDay(day, [.. day.Punches.Where(p => punches.ContainsKey(p.Id)).Select(p => Shown(p, punches[p.Id]))]);
    }

    private ShownPunch Shown(DayPunchResult result, Punch punch) => new(
        result.Id, result.LocalTime, result.Role, result.CountedTime, punch.Source, terminals.Find(punch.TerminalId)?.DisplayName, punch.IgnoredAt is not null,
        punch.IgnoredAt is not null ? $"{punch.IgnoredReason} ({punch.IgnoredBy})" : ManualReason.Of(punch.RawLine));
}
