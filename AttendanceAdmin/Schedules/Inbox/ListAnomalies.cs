using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>A day on which somebody should look.</summary>
/// <param name="Codes">What nobody has acknowledged yet.</param>
/// <param name="ProposedOut">When the shift ended, where an out is missing; null elsewhere.</param>
/// <param name="Outside">Punches outside every window, by id.</param>
public sealed record InboxDay(
    int EmployeeId, string Name, string? Department, DateOnly Date, IReadOnlyList<AnomalyCode> Codes,
    DateTime? FirstIn, DateTime? LastOut, DateTime? ProposedOut, IReadOnlyList<long> Outside);

/// <param name="Least">This grave or graver.</param>
/// <param name="Code">Only these; null for all.</param>
internal sealed record InboxQuery(DateOnly From, DateOnly To, AnomalySeverity Least, AnomalyCode? Code, int Skip, int Size)
{
    /// <summary>The bits of what is asked for.</summary>
    public int Mask => Code?.Flag() ?? AnomalyCodes.Flags(Least);
}

/// <summary>What is wrong, the worst and the latest first, from the stored days; what was acknowledged, and days of closed periods, are nobody's work any more.</summary>
internal sealed class ListAnomalies(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, TimeProvider time)
{
    private static readonly int MissingOut = AnomalyCode.MissingOut.Flag();
    private static readonly int Critical = AnomalyCodes.Flags(AnomalySeverity.Critical);
    private static readonly int Warning = AnomalyCodes.Flags(AnomalySeverity.Warning);

    public async Task<IReadOnlyList<InboxDay>> RunAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Open(context, query, time.GetUtcNow())
            .OrderBy(o => (o.Codes & Critical) != 0 ? 0 : (o.Codes & Warning) != 0 ? 1 : 2).ThenByDescending(o => o.Day.Date).ThenBy(o => o.Day.EmployeeId)
            .Skip(query.Skip).Take(query.Size).ToListAsync(cancellationToken);
        return rows.ConvertAll(Shown);
    }

    /// <param name="most">Beyond it the number is not counted.</param>
    public async Task<int> CountAsync(InboxQuery query, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, query, time.GetUtcNow()).Take(most).CountAsync(cancellationToken);
    }

    /// <summary>Whoever is still at work lacks an out by right: that is nobody's work before the shift's window is over.</summary>
    private static IQueryable<OpenDay> Open(AttendanceContext context, InboxQuery query, DateTimeOffset now) =>
        from day in context.WorkingDays.AsNoTracking()
        join known in context.AnomalyAcknowledgements on new { day.Date, day.EmployeeId } equals new { known.Date, known.EmployeeId } into all
        from known in all.DefaultIfEmpty()
        let codes = day.Anomalies & ~((int?)known.Codes ?? 0) & ~(day.LookAgainAt > now ? MissingOut : 0)
        where day.Severity != null && day.Severity >= query.Least && day.Date >= query.From && day.Date <= query.To && day.State != DayState.Closed
            && (codes & query.Mask) != 0
        select new OpenDay { Day = day, Codes = codes };

    private InboxDay Shown(OpenDay open)
    {
        var (day, stored) = (open.Day.ToWorkingDay(), open.Day);
        var employee = employees.Find(stored.EmployeeId);
        var codes = day.Anomalies.Where(a => (open.Codes & a.Flag()) != 0).ToList();
        return new InboxDay(
            stored.EmployeeId, employee?.Name ?? $"#{stored.EmployeeId}", employee?.Department, stored.Date, codes, stored.FirstIn, stored.LastOut,
            codes.Contains(AnomalyCode.MissingOut) ? day.Occurrences.Select(o => (DateTime?)o.End).LastOrDefault() : null,
            [.. day.Punches.Where(p => p.Role == PunchRole.Outside).Select(p => p.Id)]);
    }

    private sealed class OpenDay
    {
        public required StoredDay Day { get; init; }

        public required int Codes { get; init; }
    }
}
