using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>Writes a weekday of a terminal's schedule through the use cases of schedules; a terminal without one gets one.</summary>
internal sealed class PutScheduleEntry(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, ScheduleWriting write, SiteClock site)
{
    public async Task<IResult> AddAsync(int terminalId, HttpContext http)
    {
        if (terminals.Find(terminalId) is not { } terminal)
        {
            return TerminalMappings.NoTerminal();
        }

        if (await DevicesAnswer.ReadAsync(http) is not { } body)
        {
            return DevicesAnswer.BadRequest("The body must be a JSON object.");
        }

        var (entry, wrong) = ScheduleEntry.Read(body, null, DateOnly.FromDateTime(site.LocalNow));
        if (entry is null)
        {
            return DevicesAnswer.BadRequest($"{wrong} is missing or cannot be read.");
        }

        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        var schedule = await TerminalSchedules.OfTerminal(context, terminalId).AsNoTracking()
            .Where(s => s.EffectiveFrom == entry.EffectiveFrom && s.EffectiveUntil == entry.EffectiveUntil).OrderBy(s => s.Id).FirstOrDefaultAsync(http.RequestAborted);
        var input = schedule is null
            ? new ScheduleInput { Name = entry.Name.Length > 0 ? entry.Name : terminal.DisplayName, EffectiveFrom = entry.EffectiveFrom, EffectiveUntil = entry.EffectiveUntil }
            : ScheduleInput.Of(schedule);
        return await SaveAsync(schedule?.Id, terminalId, entry, With(input, entry), "Schedule created", http.RequestAborted);
    }

    public async Task<IResult> ChangeAsync(int terminalId, int id, HttpContext http)
    {
        if (await FindAsync(terminalId, id, http.RequestAborted) is not { } found)
        {
            return NoSchedule();
        }

        if (await DevicesAnswer.ReadAsync(http) is not { } body)
        {
            return DevicesAnswer.BadRequest("The body must be a JSON object.");
        }

        var (entry, wrong) = ScheduleEntry.Read(body, found.Entry, found.Entry.EffectiveFrom);
        if (entry is null)
        {
            return DevicesAnswer.BadRequest($"{wrong} is missing or cannot be read.");
        }

        var input = entry.Weekday == found.Entry.Weekday ? ScheduleInput.Of(found.Schedule) : Without(ScheduleInput.Of(found.Schedule), found.Entry.Weekday);
        input = With(input, entry) with { EffectiveFrom = entry.EffectiveFrom, EffectiveUntil = entry.EffectiveUntil };
        return await SaveAsync(found.Schedule.Id, terminalId, entry, entry.Name.Length > 0 ? input with { Name = entry.Name } : input, "Schedule updated", http.RequestAborted);
    }

    public async Task<IResult> RemoveAsync(int terminalId, int id, CancellationToken cancellationToken)
    {
        if (await FindAsync(terminalId, id, cancellationToken) is not { } found)
        {
            return NoSchedule();
        }

        var left = Without(ScheduleInput.Of(found.Schedule), found.Entry.Weekday);
        if (left.Days.Count == 0)
        {
            await write.RemoveAsync(found.Schedule.Id, cancellationToken);
            return Results.Ok(new { Success = true, Message = "Schedule deleted" });
        }

        return await SaveAsync(found.Schedule.Id, terminalId, found.Entry, left, "Schedule deleted", cancellationToken);
    }

    private static IResult NoSchedule() => DevicesAnswer.NotFound("Schedule not found");

    private static ScheduleInput With(ScheduleInput input, ScheduleEntry entry)
    {
        var known = input.Days.FirstOrDefault(d => d.Week == 0 && d.Weekday == entry.Weekday);
        var without = Without(input, entry.Weekday);
        return entry.IsActive
            ? without with { Days = [.. without.Days, new ScheduleDay(0, entry.Weekday, [entry.ToShift(known?.Shifts.FirstOrDefault()), .. known?.Shifts.Skip(1) ?? []])] }
            : without;
    }

    private static ScheduleInput Without(ScheduleInput input, int weekday) => input with { Days = [.. input.Days.Where(d => d.Week != 0 || d.Weekday != weekday)] };

    private async Task<(Schedule Schedule, ScheduleEntry Entry)?> FindAsync(int terminalId, int id, CancellationToken cancellationToken)
    {
        var (scheduleId, _) = ScheduleEntry.Parse(id);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await TerminalSchedules.OfTerminal(context, terminalId).AsNoTracking().SingleOrDefaultAsync(s => s.Id == scheduleId, cancellationToken) is { } schedule
            && ScheduleEntry.Of(schedule).FirstOrDefault(e => e.Id == id) is { } entry ? (schedule, entry) : null;
    }

    private async Task<IResult> SaveAsync(int? scheduleId, int terminalId, ScheduleEntry entry, ScheduleInput input, string message, CancellationToken cancellationToken)
    {
        var (saved, fault) = await write.SaveAsync(scheduleId, terminalId, input, cancellationToken);
        return saved is null
            ? DevicesAnswer.BadRequest(fault!)
            : Results.Ok(new { Success = true, Message = message, ScheduleId = ScheduleEntry.IdOf(saved.Id, entry.Weekday) });
    }
}
