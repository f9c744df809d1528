using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>A punch as that API tells it.</summary>
/// <param name="CameraId">The terminal's serial number.</param>
/// <param name="Type"><c>ENTRY</c> or <c>EXIT</c>.</param>
/// <param name="WorkedMinutes">On an exit, since the entry it belongs to; 0 if there is none. Null on an entry.</param>
internal sealed record AttendanceAnswer(
    long Id, int EmployeeId, string EmployeeName, string CameraId, double Confidence, string Type, int? WorkedMinutes, DateTime Timestamp, bool PhotoCapture);

/// <summary>Punches that have an owner and count, newest first.</summary>
internal sealed class ListAttendance(
    IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, TerminalDirectory terminals, PunchesInDays days)
{
    public async Task<IReadOnlyList<AttendanceAnswer>> RunAsync(AttendanceQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punches = await Matching(context, query).OrderByDescending(p => p.LocalTime).ThenByDescending(p => p.Id)
            .Skip(query.Skip).Take(query.Limit)
            .Select(p => new Row(p.Id, p.EmployeeId!.Value, p.TerminalId, p.LocalTime, p.Day, p.Direction)).ToListAsync(cancellationToken);
        var inDays = await InDaysAsync(punches, cancellationToken);
        var turns = await TurnsAsync(context, punches.FindAll(p => !inDays.ContainsKey(p.Id)), cancellationToken);
        return punches.ConvertAll(p =>
        {
            var known = inDays.GetValueOrDefault(p.Id);
            var entry = IsEntry(p, known, turns);
            return new AttendanceAnswer(
                p.Id, p.EmployeeId, employees.Find(p.EmployeeId)?.Name ?? "", terminals.Find(p.TerminalId)?.Serial ?? "", 1,
                entry ? "ENTRY" : "EXIT", entry ? null : known?.WorkedMinutes ?? 0, p.LocalTime, false);
        });
    }

    private async Task<IReadOnlyDictionary<long, PunchInDay>> InDaysAsync(List<Row> punches, CancellationToken cancellationToken) => punches.Count == 0
        ? new Dictionary<long, PunchInDay>()
        : await days.RunAsync([.. punches.Select(p => p.EmployeeId).Distinct()], punches.Min(p => p.Day), punches.Max(p => p.Day), cancellationToken);

    /// <summary>By the clock of the terminal, which leads the index: a month is one stretch of it.</summary>
    private static IQueryable<Punch> Matching(AttendanceContext context, AttendanceQuery query)
    {
        var punches = context.Punches.AsNoTracking().ThatCount().Where(p => p.EmployeeId != null);
        if (query.From is { } from)
        {
            punches = punches.Where(p => p.LocalTime >= from);
        }

        if (query.To is { } to)
        {
            punches = punches.Where(p => p.LocalTime <= to);
        }

        return query.EmployeeId is { } employee ? punches.Where(p => p.EmployeeId == employee) : punches;
    }

    /// <summary>Punches that their day does not use, of terminals that do not tell in from out: the first of a person's day goes in, the next out.</summary>
    private static async Task<HashSet<long>> TurnsAsync(AttendanceContext context, List<Row> punches, CancellationToken cancellationToken)
    {
        var unsaid = punches.FindAll(p => p.Direction == PunchDirection.Unknown);
        if (unsaid.Count == 0)
        {
            return [];
        }

        var (first, last) = (unsaid.Min(p => p.Day), unsaid.Max(p => p.Day));
        var people = unsaid.Select(p => p.EmployeeId).Distinct().ToList();
        var days = await context.Punches.AsNoTracking().ThatCount()
            .Where(p => p.Day >= first && p.Day <= last && p.EmployeeId != null && people.Contains(p.EmployeeId.Value))
            .Select(p => new { p.Id, p.EmployeeId, p.Day, p.LocalTime }).ToListAsync(cancellationToken);
        return [.. days.GroupBy(p => (p.EmployeeId, p.Day)).SelectMany(d => d.OrderBy(p => p.LocalTime).ThenBy(p => p.Id).Where((_, i) => i % 2 == 0)).Select(p => p.Id)];
    }

    /// <summary>As its day has it. A punch without its other half may have become an in only by being the first: what says that it goes out, goes out.</summary>
    private static bool IsEntry(Row punch, PunchInDay? known, HashSet<long> turns) => (known, punch.Direction) switch
    {
        ({ IsPaired: true }, _) => known.IsIn,
        (_, PunchDirection.Out or PunchDirection.BreakOut) => false,
        ({ } alone, _) => alone.IsIn,
        (_, PunchDirection.In or PunchDirection.BreakIn) => true,
        _ => turns.Contains(punch.Id),
    };

    private sealed record Row(long Id, int EmployeeId, int TerminalId, DateTime LocalTime, DateOnly Day, PunchDirection Direction);
}
