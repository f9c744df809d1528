using AttendanceAdmin.Data;
using AttendanceAdmin.Punches.UnknownPins;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// After an import: punches written by hand near one that it added, of the same person and in the same direction as far as both say. A clerk wrote
/// them down because the terminal's were missing; now there may be one too many.
/// </summary>
internal sealed class FindConflicts(IDbContextFactory<AttendanceContext> contexts)
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(60);

    public async Task RunAsync(PunchImport import, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var added = context.Punches.AsNoTracking().Where(p => p.Id > import.FirstPunchId && p.Source != PunchSource.Manual && p.EmployeeId != null && p.IgnoredAt == null
            && p.TerminalId == (import.TerminalId ?? Punch.NoTerminal));
        if (import.Added == 0 || await added.GroupBy(_ => 1).Select(g => new { First = g.Min(p => p.Day), Last = g.Max(p => p.Day) }).SingleOrDefaultAsync(cancellationToken) is not { } span)
        {
            return;
        }

        var known = await context.Set<PunchImportConflict>().AsNoTracking().Select(c => c.ManualPunchId).ToHashSetAsync(cancellationToken);
        foreach (var days in DayChunks.Of(span.First, span.Last))
        {
            var manual = await context.Punches.AsNoTracking()
                .Where(p => days.Contains(p.Day) && p.Source == PunchSource.Manual && p.EmployeeId != null && p.IgnoredAt == null).ToListAsync(cancellationToken);
            var people = manual.Select(p => p.EmployeeId).Distinct().ToArray();
            var near = (await added.Where(p => days.Contains(p.Day) && people.Contains(p.EmployeeId)).ToListAsync(cancellationToken)).ToLookup(p => p.EmployeeId);
            context.AddRange(manual.Where(m => !known.Contains(m.Id)).Select(m => (Manual: m, Imported: Nearest(m, near[m.EmployeeId])))
                .Where(p => p.Imported is not null)
                .Select(p => new PunchImportConflict { ImportId = import.Id, ManualPunchId = p.Manual.Id, ImportedPunchId = p.Imported!.Id }));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static Punch? Nearest(Punch manual, IEnumerable<Punch> imported) => imported
        .Where(p => (p.LocalTime - manual.LocalTime).Duration() <= Near
            && (p.Direction == manual.Direction || p.Direction == PunchDirection.Unknown || manual.Direction == PunchDirection.Unknown))
        .MinBy(p => (p.LocalTime - manual.LocalTime).Duration());
}
