using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>What became of a punch that was written down during a breakdown.</summary>
public enum LineState
{
    /// <summary>It waits for a second person, or was taken back.</summary>
    NotCounted,

    /// <summary>No terminal has told of that moment: what was written down counts.</summary>
    Alone,

    /// <summary>The terminal's own punch came within ten minutes and took its place.</summary>
    Replaced,

    /// <summary>The terminal has a punch near it, but not near enough: somebody decides.</summary>
    Differs,

    /// <summary>Its recording was broken off: it is still to be written down.</summary>
    Missing,
}

/// <param name="Real">The terminal's punch nearest to it; null without one within hours.</param>
/// <param name="Manual">The punch that was written down, by id; null where there is none.</param>
public sealed record BreakdownDifference(BreakdownLine Line, string Name, LineState State, DateTime? Real, long? Manual)
{
    /// <summary>Minutes by which the terminal's own punch is later, seconds dropped; negative: earlier.</summary>
    public int? Minutes => Real is { } real ? (int)Math.Floor((real - Line.At).TotalMinutes) : null;
}

/// <summary>A breakdown with what became of each of its punches.</summary>
/// <param name="Terminal">Its name.</param>
internal sealed record ShownBreakdown(Breakdown Breakdown, string Terminal, IReadOnlyList<BreakdownDifference> Differences);

/// <summary>Puts what was written down during a breakdown beside what the terminals told later.</summary>
internal sealed class BreakdownDifferences(
    IDbContextFactory<AttendanceContext> contexts, RefreshDays refresh, EmployeeDirectory employees, TerminalDirectory terminals)
{
    private const int Most = 50;

    /// <summary>A punch farther away is about something else.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(3);

    /// <returns>The latest breakdowns.</returns>
    public async Task<IReadOnlyList<ShownBreakdown>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Breakdowns.AsNoTracking().OrderByDescending(b => b.Id).Take(Most).ToListAsync(cancellationToken);
        return rows.ConvertAll(b => new ShownBreakdown(b, NameOf(b), []));
    }

    /// <returns>Null if there is no such breakdown.</returns>
    public async Task<ShownBreakdown?> ReadAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Breakdowns.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { } breakdown)
        {
            return null;
        }

        var people = breakdown.Lines.Select(l => l.EmployeeId).Distinct().ToList();
        // Whether a terminal's punch took the place of a manual one is found out where the day is computed.
        await refresh.RunAsync(people, breakdown.Date, breakdown.Date, cancellationToken);
        DateOnly[] days = [breakdown.Date, breakdown.Date.AddDays(1)];
        var punches = (await context.Punches.AsNoTracking().Where(p => days.Contains(p.Day) && p.EmployeeId != null && people.Contains(p.EmployeeId.Value))
            .ToListAsync(cancellationToken)).ToLookup(p => p.EmployeeId!.Value);
        var proposed = (await context.CorrectionProposals.AsNoTracking()
            .Where(p => p.Kind == CorrectionKind.Add && p.EmployeeId != null && people.Contains(p.EmployeeId.Value)).ToListAsync(cancellationToken))
            .Select(p => (p.EmployeeId!.Value, p.LocalTime, p.Direction)).ToHashSet();
        return new ShownBreakdown(breakdown, NameOf(breakdown), [.. breakdown.Lines.Select(l => Difference(l, [.. punches[l.EmployeeId]], proposed))
            .OrderByDescending(d => d.State).ThenBy(d => d.Name, StringComparer.CurrentCulture).ThenBy(d => d.Line.At)]);
    }

    private string NameOf(Breakdown breakdown) => terminals.Find(breakdown.TerminalId)?.DisplayName ?? $"#{breakdown.TerminalId}";

    private BreakdownDifference Difference(BreakdownLine line, List<Punch> punches, HashSet<(int EmployeeId, DateTime At, PunchDirection Direction)> proposed)
    {
        var direction = line.IsIn ? PunchDirection.In : PunchDirection.Out;
        var manual = punches.Find(p => p.Source == PunchSource.Manual && p.LocalTime == line.At && p.Direction == direction);
        var real = punches.Where(p => p.Source != PunchSource.Manual && p.IgnoredAt is null && (p.LocalTime - line.At).Duration() <= Near && !IsOther(p, line))
            .MinBy(p => (p.LocalTime - line.At).Duration());
        var state = manual switch
        {
            { IgnoredBy: Punch.ReplacedBy } => LineState.Replaced,
            null => proposed.Contains((line.EmployeeId, line.At, direction)) ? LineState.NotCounted : LineState.Missing,
            { IgnoredAt: not null } => LineState.NotCounted,
            _ => real is null ? LineState.Alone : LineState.Differs,
        };
        return new BreakdownDifference(line, employees.Find(line.EmployeeId)?.Name ?? $"#{line.EmployeeId}", state, real?.LocalTime, manual?.Id);
    }

    /// <summary>The terminal says that it is of the other direction.</summary>
    private static bool IsOther(Punch punch, BreakdownLine line) => punch.Direction switch
    {
        PunchDirection.In or PunchDirection.BreakIn => !line.IsIn,
        PunchDirection.Out or PunchDirection.BreakOut => line.IsIn,
        _ => false,
    };
}
