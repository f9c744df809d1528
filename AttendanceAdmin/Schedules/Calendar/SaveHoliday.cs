using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using HolidayOutcome = AttendanceAdmin.Schedules.SaveOutcome<AttendanceAdmin.Schedules.Calendar.Holiday>;

namespace AttendanceAdmin.Schedules.Calendar;

internal sealed record HolidayInput(DateOnly? Date, string? Name, HolidayKind Kind = HolidayKind.Own);

/// <summary>Writes a holiday down, moves it, or removes it; everybody's days of the dates concerned are computed again.</summary>
internal sealed class SaveHoliday(ScheduleBook book, IStringLocalizer<SchedulesTexts> texts, Audit audit)
{
    /// <param name="id">Null for a new one.</param>
    public async Task<HolidayOutcome> RunAsync(int? id, HolidayInput input, CancellationToken cancellationToken)
    {
        if (input.Date is not { } date || !date.IsPlannable())
        {
            return new HolidayOutcome.Refused(nameof(input.Date), texts["BadDate"]);
        }

        if (input.Name?.Trim() is not { Length: > 0 and <= 100 } name)
        {
            return new HolidayOutcome.Refused(nameof(input.Name), texts["BadName"]);
        }

        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Holidays.FirstOrDefaultAsync(h => h.Date == date && h.Id != id, cancellationToken) is { } same)
        {
            return new HolidayOutcome.Refused(nameof(input.Date), texts["HolidayTwice", date, same.Name]);
        }

        if (await ClosedMonth.HoldsAsync(work.Context, date, cancellationToken))
        {
            return new HolidayOutcome.Refused(nameof(input.Date), texts["PeriodClosed", date]);
        }

        var holiday = id is null
            ? work.Context.Holidays.Add(new Holiday { Date = date, Name = name }).Entity
            : await work.Context.Holidays.FindAsync([id], cancellationToken);
        if (holiday is null)
        {
            return new HolidayOutcome.NotFound();
        }

        work.Touch(new DaysTouched(holiday.Date, holiday.Date, null));
        work.Touch(new DaysTouched(date, date, null));
        (holiday.Date, holiday.Name, holiday.Kind) = (date, name, input.Kind);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidaySaved, $"{date:yyyy-MM-dd}", name, cancellationToken);
        return new HolidayOutcome.Saved(holiday);
    }

    /// <returns>What was removed; null if there was nothing.</returns>
    public async Task<HolidayInput?> RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Holidays.FindAsync([id], cancellationToken) is not { } holiday)
        {
            return null;
        }

        work.Touch(new DaysTouched(holiday.Date, holiday.Date, null));
        work.Context.Remove(holiday);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidayRemoved, $"{holiday.Date:yyyy-MM-dd}", holiday.Name, cancellationToken);
        return new HolidayInput(holiday.Date, holiday.Name, holiday.Kind);
    }
}
