using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>
/// The entries of a terminal beside the schedules that are assigned to it. Schedules are also written on the pages: reading finds every entry's shift
/// again, gives new shifts an entry and drops those of which there is none any more. Of a rotation, that API knows the first week.
/// </summary>
internal sealed class TerminalEntries(AttendanceContext context, List<Schedule> schedules, List<ScheduleEntry> all)
{
    public IEnumerable<ScheduleEntry> All => all.OrderBy(e => e.Weekday).ThenBy(e => e.Shift.Start).ThenBy(e => e.Id);

    /// <summary>What it finds changed is to be saved by the caller.</summary>
    public static async Task<TerminalEntries> ReadAsync(AttendanceContext context, int terminalId, CancellationToken cancellationToken)
    {
        var schedules = await context.Schedules.Where(s => context.ScheduleAssignments.Any(a => a.ScheduleId == s.Id && a.TerminalId == terminalId))
            .OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var all = await context.Set<ScheduleEntry>().Where(e => e.TerminalId == terminalId).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var entries = new TerminalEntries(context, schedules, all);
        entries.Drop([.. all.Where(e => e.IsActive && !schedules.Contains(e.Schedule!))]);
        foreach (var schedule in schedules)
        {
            entries.Follow(schedule, terminalId);
        }

        return entries;
    }

    public ScheduleEntry? Find(int id) => all.Find(e => e.Id == id);

    /// <summary>From when an entry holds that does not say it: as what is in effect, so that the days of a week come to stand in one schedule.</summary>
    public DateOnly UsualFrom(DateOnly today) =>
        schedules.Find(s => s.IsInEffect(today) && s.EffectiveUntil is null)?.EffectiveFrom ?? today;

    public void Add(ScheduleEntry entry)
    {
        all.Add(entry);
        context.Add(entry);
    }

    public void Drop(IReadOnlyCollection<ScheduleEntry> gone)
    {
        all.RemoveAll(gone.Contains);
        context.RemoveRange(gone);
    }

    /// <summary>The schedule of the entry's days; a new one takes the ways of the one it was in.</summary>
    public Schedule HomeOf(ScheduleEntry entry, Schedule? before)
    {
        if (schedules.Find(s => s.EffectiveFrom == entry.EffectiveFrom && s.EffectiveUntil == entry.EffectiveUntil) is { } home)
        {
            return home;
        }

        home = new Schedule { Name = entry.Name };
        ((before is null ? new ScheduleInput() : ScheduleInput.Of(before)) with
        {
            Name = entry.Name, EffectiveFrom = entry.EffectiveFrom, EffectiveUntil = entry.EffectiveUntil, Days = [],
        }).ApplyTo(home);
        schedules.Add(home);
        return home;
    }

    /// <summary>Writes the active entries' shifts into their schedule; one entry alone also names it.</summary>
    public ScheduleInput Week(Schedule schedule)
    {
        var own = all.FindAll(e => e.Schedule == schedule);
        return ScheduleInput.Of(schedule) with
        {
            Name = own is [var only] ? only.Name : schedule.Name,
            Days = [.. own.GroupBy(e => e.Weekday).Select(d => new ScheduleDay(0, d.Key, [.. d.Select(e => e.Shift)])), .. schedule.Days.Where(d => d.Week != 0)],
        };
    }

    private void Follow(Schedule schedule, int terminalId)
    {
        var left = all.FindAll(e => e.Schedule == schedule);
        foreach (var day in schedule.Days.Where(d => d.Week == 0))
        {
            // Those that begin as before first, so that a shift put before them takes nobody's name.
            var shifts = day.Shifts.OrderBy(s => left.Exists(e => e.Weekday == day.Weekday && e.Shift.Start == s.Start) ? 0 : 1).ToList();
            foreach (var shift in shifts)
            {
                var entry = left.Find(e => e.Weekday == day.Weekday && e.Shift.Start == shift.Start) ?? left.Find(e => e.Weekday == day.Weekday);
                if (entry is not null)
                {
                    left.Remove(entry);
                }
                else
                {
                    Add(entry = new ScheduleEntry { TerminalId = terminalId, Name = schedule.Name, Shift = shift, Schedule = schedule, Weekday = day.Weekday });
                }

                entry.Shift = Same(entry.Shift, shift) ? entry.Shift : shift;
                (entry.EffectiveFrom, entry.EffectiveUntil) = (schedule.EffectiveFrom, schedule.EffectiveUntil);
            }
        }

        Drop(left);
    }

    private static bool Same(Shift one, Shift other) => one.Breaks.SequenceEqual(other.Breaks) && one == other with { Breaks = one.Breaks };
}
