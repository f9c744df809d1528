using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Computes the days that were noted as stale, the oldest notes first.</summary>
internal sealed class FollowStaleDays(IDbContextFactory<AttendanceContext> contexts, WorkThroughDays work, SiteClock site)
{
    private const int NotesAtOnce = 100;

    /// <returns>Whether there were any.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await SpreadAsync(context, cancellationToken);
        var notes = await context.StaleDays.AsNoTracking().OrderBy(s => s.Id).Take(NotesAtOnce).ToListAsync(cancellationToken);
        if (notes.Count == 0)
        {
            return false;
        }

        await work.RunAsync(await WorkAsync(context, notes, cancellationToken), cancellationToken);
        var ids = notes.ConvertAll(n => n.Id);
        await context.StaleDays.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <returns>How many people's days are still to be computed.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StaleDays.Select(s => s.EmployeeId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>A note for everybody becomes one for each, so that it can be worked through in pieces.</summary>
    private static async Task SpreadAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        foreach (var note in await context.StaleDays.Where(s => s.EmployeeId == null).OrderBy(s => s.Id).ToListAsync(cancellationToken))
        {
            var people = await context.Employees.Where(e => e.MergedIntoId == null && (e.Active || e.LeavingDate > note.From)).OrderBy(e => e.Id)
                .Select(e => e.Id).ToListAsync(cancellationToken);
            context.AddRange(people.Select(id => new StaleDays { EmployeeId = id, From = note.From, Until = note.Until }));
            context.Remove(note);
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    private async Task<List<DayWork>> WorkAsync(AttendanceContext context, List<StaleDays> notes, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(site.LocalNow);
        var open = notes.Where(n => n.Until is null).Select(n => n.EmployeeId!.Value).Distinct().ToList();
        var stored = (await context.WorkingDays.Where(d => open.Contains(d.EmployeeId) && d.Date <= today).Select(d => new { d.EmployeeId, d.Date })
            .ToListAsync(cancellationToken)).ToLookup(d => d.EmployeeId, d => d.Date);
        return [.. notes.SelectMany(n => n.Until is { } until
            ? [new DayWork(n.EmployeeId!.Value, n.From, Earlier(until, today))]
            : WithoutEnd(n.EmployeeId!.Value, n.From, stored[n.EmployeeId.Value], today))];
    }

    /// <summary>
    /// The last weeks, and before them what is stored: between a punch of long ago and today lie years that nobody asked for, and who asks has them computed.
    /// </summary>
    private static IEnumerable<DayWork> WithoutEnd(int employee, DateOnly from, IEnumerable<DateOnly> stored, DateOnly today) =>
        stored.Where(d => d >= from).Select(d => new DayWork(employee, d, d))
            .Append(new DayWork(employee, Later(from, today.AddDays(-FollowChanges.DaysAtFirst)), today));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
