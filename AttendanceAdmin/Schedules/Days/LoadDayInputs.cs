using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Reads what some employees' days follow from.</summary>
internal sealed class LoadDayInputs(SiteClock site, TerminalDirectory terminals, TerminalPresence presence, TimeProvider time)
{
    public SiteRules Rules => new(site.TimeZone, site.Settings.DayStart, NightSpan.Of(site.Settings.Country));

    /// <returns>One for each employee there is; a record that was merged into another has no days of its own.</returns>
    public async Task<IReadOnlyList<DayInputs>> RunAsync(
        AttendanceContext context, IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var people = await context.Employees.AsNoTracking().Where(e => employees.Contains(e.Id) && e.MergedIntoId == null)
            .Select(e => new { e.Id, e.HireDate, e.LeavingDate }).ToListAsync(cancellationToken);
        var assigned = await Assignments.ReadAsync(context, terminals, employees, cancellationToken);
        var punches = await PunchesAsync(context, employees, from, to, cancellationToken);
        var holidays = await context.Holidays.AsNoTracking().Where(h => h.Date >= from && h.Date <= to).ToDictionaryAsync(h => h.Date, h => h.Name, cancellationToken);
        var absences = (await context.Absences.AsNoTracking().Where(a => employees.Contains(a.EmployeeId) && a.From <= to && a.To >= from)
            .ToListAsync(cancellationToken)).ToLookup(a => a.EmployeeId);
        var (known, now, rules) = (Terminals(), time.GetUtcNow(), Rules);
        return people.ConvertAll(e => new DayInputs
        {
            EmployeeId = e.Id, Site = rules, Now = now, Punches = [.. punches[e.Id]], Terminals = known, Holidays = holidays, Absences = [.. absences[e.Id]],
            HireDate = e.HireDate, LeavingDate = e.LeavingDate, Schedules = assigned.Of(e.Id),
        });
    }

    /// <summary>As far as the calculation looks at them: whose silence would say something, and when each was last heard.</summary>
    public IReadOnlyDictionary<int, DayTerminal> Terminals() => terminals.All.ToDictionary(t => t.Id, t => new DayTerminal(
        t.Id, t.Serial, t.DisplayName, t.TimeZone, presence.Of(t.Id).LastSeen, t.SilentAfter,
        t.State != TerminalState.Blocked && t.Protocol != TerminalProtocol.TimeMoto));

    private async Task<ILookup<int, DayPunch>> PunchesAsync(
        AttendanceContext context, IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        // Day by day and person by person, so that the index finds each without passing over everybody else's.
        var first = from.AddDays(-DayInputs.DaysBefore);
        var days = Enumerable.Range(0, to.DayNumber - first.DayNumber + DayInputs.DaysAfter + 1).Select(first.AddDays).ToList();
        var rows = await context.Punches.AsNoTracking().InTime()
            .Where(p => days.Contains(p.Day) && p.EmployeeId != null && employees.Contains(p.EmployeeId.Value))
            .Select(p => new
            {
                p.Id, EmployeeId = p.EmployeeId!.Value, p.LocalTime, p.Instant, p.TimeZone, p.StatusCode, p.Direction, p.TerminalId, p.Source, p.IgnoredAt,
                p.IgnoredBy, p.IgnoredReason, p.AcceptedAt,
            }).ToListAsync(cancellationToken);
        return rows.ToLookup(p => p.EmployeeId, p => new DayPunch
        {
            Id = p.Id, LocalTime = p.LocalTime, Instant = p.Instant, Zone = site.Zone(p.TimeZone), StatusCode = p.StatusCode, Direction = p.Direction,
            TerminalId = p.TerminalId, Serial = terminals.Find(p.TerminalId)?.Serial ?? "", Manual = p.Source == PunchSource.Manual,
            // What a terminal's punch took the place of is judged anew each time.
            Ignored = p.IgnoredAt is not null && p.IgnoredBy != Punch.ReplacedBy, IgnoredReason = p.IgnoredReason, Accepted = p.AcceptedAt is not null,
        });
    }
}
