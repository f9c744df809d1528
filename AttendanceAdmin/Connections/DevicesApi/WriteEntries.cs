using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>How writing an entry down ended.</summary>
internal abstract record EntryOutcome
{
    private EntryOutcome()
    {
    }

    internal sealed record Done(int Id) : EntryOutcome;

    /// <param name="What">In words.</param>
    internal sealed record Refused(string What) : EntryOutcome;

    internal sealed record NotFound : EntryOutcome;
}

/// <summary>Writes a terminal's entries, and the schedules that their shifts are part of, together.</summary>
internal sealed class WriteEntries(ScheduleBook book, ScheduleValidator validator, Audit audit)
{
    public async Task<IReadOnlyList<EntryText>> ListAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var entries = await TerminalEntries.ReadAsync(work.Context, terminalId, cancellationToken);
        await work.Context.SaveChangesAsync(cancellationToken);
        return [.. entries.All.Select(EntryText.Of)];
    }

    /// <param name="read">What the new entry is to be, given from when one holds that does not say it; or the member that cannot be read.</param>
    public async Task<EntryOutcome> AddAsync(
        int terminalId, DateOnly today, Func<DateOnly, (EntryText? Entry, string? Wrong)> read, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var entries = await TerminalEntries.ReadAsync(work.Context, terminalId, cancellationToken);
        var (text, wrong) = read(entries.UsualFrom(today));
        if (text is null)
        {
            return Unreadable(wrong);
        }

        // Said again, it stands once.
        if (entries.All.FirstOrDefault(e => EntryText.Of(e) with { Id = 0 } == text) is { } same)
        {
            return new EntryOutcome.Done(same.Id);
        }

        var entry = new ScheduleEntry { TerminalId = terminalId, Name = text.Name, Shift = text.ToShift(null) };
        entries.Add(entry);
        return await PutAsync(work, entries, entry, text, cancellationToken);
    }

    /// <param name="read">What the entry is to be, given what it is.</param>
    public async Task<EntryOutcome> ChangeAsync(
        int terminalId, int id, Func<EntryText, (EntryText? Entry, string? Wrong)> read, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var entries = await TerminalEntries.ReadAsync(work.Context, terminalId, cancellationToken);
        if (entries.Find(id) is not { } entry)
        {
            return new EntryOutcome.NotFound();
        }

        var (text, wrong) = read(EntryText.Of(entry));
        return text is null ? Unreadable(wrong) : await PutAsync(work, entries, entry, text, cancellationToken);
    }

    public async Task<EntryOutcome> RemoveAsync(int terminalId, int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var entries = await TerminalEntries.ReadAsync(work.Context, terminalId, cancellationToken);
        if (entries.Find(id) is not { } entry)
        {
            return new EntryOutcome.NotFound();
        }

        var before = entry.Schedule;
        entries.Drop([entry]);
        return await SaveAsync(work, entries, entry, [before], cancellationToken);
    }

    private static EntryOutcome.Refused Unreadable(string? member) => new($"{member} is missing or cannot be read.");

    private Task<EntryOutcome> PutAsync(ScheduleBook.Work work, TerminalEntries entries, ScheduleEntry entry, EntryText text, CancellationToken cancellationToken)
    {
        var before = entry.Schedule;
        (entry.Name, entry.Weekday, entry.Shift) = (text.Name, text.Weekday, text.ToShift(entry.Shift));
        (entry.EffectiveFrom, entry.EffectiveUntil) = (text.EffectiveFrom, text.EffectiveUntil);
        var keeps = before is not null && before.EffectiveFrom == text.EffectiveFrom && before.EffectiveUntil == text.EffectiveUntil;
        entry.Schedule = !text.IsActive ? null : keeps ? before : entries.HomeOf(entry, before);
        entry.ScheduleId = entry.Schedule?.Id is > 0 and var known ? known : null;
        return SaveAsync(work, entries, entry, [before, entry.Schedule], cancellationToken);
    }

    /// <param name="touched">Schedules out of or into which an entry came.</param>
    private async Task<EntryOutcome> SaveAsync(
        ScheduleBook.Work work, TerminalEntries entries, ScheduleEntry entry, IEnumerable<Schedule?> touched, CancellationToken cancellationToken)
    {
        var weeks = touched.OfType<Schedule>().Distinct().Select(s => (Schedule: s, Input: entries.Week(s))).ToList();
        var alone = new ScheduleInput { Name = entry.Name, EffectiveFrom = entry.EffectiveFrom, EffectiveUntil = entry.EffectiveUntil, Days = [new ScheduleDay(0, entry.Weekday, [entry.Shift])] };
        foreach (var input in weeks.Select(w => w.Input).Prepend(alone))
        {
            if (await validator.ValidateAsync(input, cancellationToken) is { IsValid: false, Errors: var errors })
            {
                return new EntryOutcome.Refused(string.Join(' ', errors.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal)));
            }
        }

        foreach (var (schedule, input) in weeks)
        {
            input.ApplyTo(schedule);
            await (schedule.Id == 0 ? AssignAsync(work, schedule, entry.TerminalId, cancellationToken)
                : schedule.Days.Count == 0 ? ReleaseAsync(work, schedule, entry.TerminalId, cancellationToken) : work.TouchAsync(schedule, cancellationToken));
        }

        await work.SaveAsync(cancellationToken);
        foreach (var (schedule, _) in weeks)
        {
            await audit.RecordAsync(schedule.Days.Count == 0 ? AuditAction.ScheduleRemoved : AuditAction.ScheduleSaved, schedule.Name, cancellationToken: cancellationToken);
        }

        return new EntryOutcome.Done(entry.Id);
    }

    private static Task AssignAsync(ScheduleBook.Work work, Schedule schedule, int terminalId, CancellationToken cancellationToken)
    {
        var assignment = new ScheduleAssignment { Schedule = schedule, TerminalId = terminalId, From = schedule.EffectiveFrom, Until = schedule.EffectiveUntil };
        work.Context.Add(assignment);
        return work.TouchAsync(assignment, cancellationToken);
    }

    /// <summary>A schedule without a day would be a week off for everybody: it no longer applies there, and is removed if it applies nowhere else.</summary>
    private static async Task ReleaseAsync(ScheduleBook.Work work, Schedule schedule, int terminalId, CancellationToken cancellationToken)
    {
        await work.TouchAsync(schedule, cancellationToken);
        var assignments = await work.Context.ScheduleAssignments.Where(a => a.ScheduleId == schedule.Id).ToListAsync(cancellationToken);
        work.Context.RemoveRange(assignments.Where(a => a.TerminalId == terminalId));
        if (assignments.TrueForAll(a => a.TerminalId == terminalId))
        {
            // Before the removal takes with it what it believes to be still in there.
            work.Context.ChangeTracker.DetectChanges();
            work.Context.Remove(schedule);
        }
    }
}
