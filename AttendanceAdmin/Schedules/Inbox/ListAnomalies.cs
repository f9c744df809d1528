using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>A day on which somebody should look.</summary>
/// <param name="ProposedOut">When the shift ended, where an out is missing; null elsewhere.</param>
internal sealed record InboxDay(
    int EmployeeId, string Name, string? Department, DateOnly Date, DayState State, AnomalySeverity Severity, IReadOnlyList<AnomalyCode> Codes,
    DateTime? FirstIn, DateTime? LastOut, DateTime? ProposedOut);

/// <param name="Least">This grave or graver.</param>
/// <param name="Code">Only these; null for all.</param>
internal sealed record InboxQuery(DateOnly From, DateOnly To, AnomalySeverity Least, AnomalyCode? Code, int Skip, int Size);

/// <summary>What is wrong, the worst and the latest first, from the stored days; closed ones are nobody's work any more.</summary>
internal sealed class ListAnomalies(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees)
{
    public async Task<IReadOnlyList<InboxDay>> RunAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Filter(context, query).OrderByDescending(d => d.Severity).ThenByDescending(d => d.Date).ThenBy(d => d.EmployeeId)
            .Skip(query.Skip).Take(query.Size).ToListAsync(cancellationToken);
        return rows.ConvertAll(Shown);
    }

    public async Task<int> CountAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filter(context, query).CountAsync(cancellationToken);
    }

    private static IQueryable<StoredDay> Filter(AttendanceContext context, InboxQuery query)
    {
        var days = context.WorkingDays.AsNoTracking()
            .Where(d => d.Severity != null && d.Severity >= query.Least && d.Date >= query.From && d.Date <= query.To && d.State != DayState.Closed);
        return query.Code is not { } code ? days : days.Where(d => (d.Anomalies & code.Flag()) != 0);
    }

    private InboxDay Shown(StoredDay stored)
    {
        var day = stored.ToWorkingDay();
        var employee = employees.Find(stored.EmployeeId);
        return new InboxDay(
            stored.EmployeeId, employee?.Name ?? $"#{stored.EmployeeId}", employee?.Department, stored.Date, stored.State, stored.Severity!.Value, day.Anomalies,
            stored.FirstIn, stored.LastOut, day.Anomalies.Contains(AnomalyCode.MissingOut) ? day.Occurrences.Select(o => (DateTime?)o.End).LastOrDefault() : null);
    }
}
