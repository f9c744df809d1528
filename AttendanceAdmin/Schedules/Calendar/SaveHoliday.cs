using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using HolidayOutcome = AttendanceAdmin.Schedules.SaveOutcome<AttendanceAdmin.Schedules.Calendar.Holiday>;

namespace AttendanceAdmin.Schedules.Calendar;

internal sealed record HolidayInput(DateOnly? Date, string? Name, HolidayKind Kind = HolidayKind.Own)
{
    public static HolidayInput Of(Holiday holiday) => new(holiday.Date, holiday.Name, holiday.Kind);
}

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

        var holiday = id is null
            ? work.Context.Holidays.Add(new Holiday { Date = date, Name = name }).Entity
            : await work.Context.Holidays.FindAsync([id], cancellationToken);
        if (holiday is null)
        {
            return new HolidayOutcome.NotFound();
        }

        if (await FixedAsync(work, date, cancellationToken) is { } there)
        {
            return there;
        }

        if (await FixedAsync(work, holiday.Date, cancellationToken) is { } here)
        {
            return here;
        }

        work.Touch(new DaysTouched(holiday.Date, holiday.Date, null));
        work.Touch(new DaysTouched(date, date, null));
        (holiday.Date, holiday.Name, holiday.Kind) = (date, name, input.Kind);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidaySaved, $"{date:yyyy-MM-dd}", name, cancellationToken);
        return new HolidayOutcome.Saved(holiday);
    }

    /// <returns>What was removed.</returns>
    public async Task<HolidayOutcome> RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Holidays.FindAsync([id], cancellationToken) is not { } holiday)
        {
            return new HolidayOutcome.NotFound();
        }

        if (await FixedAsync(work, holiday.Date, cancellationToken) is { } kept)
        {
            return kept;
        }

        work.Touch(new DaysTouched(holiday.Date, holiday.Date, null));
        work.Context.Remove(holiday);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidayRemoved, $"{holiday.Date:yyyy-MM-dd}", holiday.Name, cancellationToken);
        return new HolidayOutcome.Saved(holiday);
    }

    /// <summary>A closed month keeps its holidays: its days were computed by them.</summary>
    private async Task<HolidayOutcome.Refused?> FixedAsync(ScheduleBook.Work work, DateOnly date, CancellationToken cancellationToken) =>
        await ClosedMonth.HoldsAsync(work.Context, date, cancellationToken) ? new HolidayOutcome.Refused(nameof(HolidayInput.Date), texts["PeriodClosed", date]) : null;
}
