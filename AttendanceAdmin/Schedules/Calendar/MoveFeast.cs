using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using FeastOutcome = AttendanceAdmin.Schedules.SaveOutcome<System.Collections.Generic.IReadOnlyList<AttendanceAdmin.Schedules.Calendar.Holiday>>;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>Shifts a feast of one or more days to what the moon showed, or confirms its forecast. A feast is the days running that have one name.</summary>
internal sealed class MoveFeast(ScheduleBook book, IStringLocalizer<SchedulesTexts> texts, Audit audit)
{
    /// <param name="days">1 later, -1 earlier.</param>
    public async Task<FeastOutcome> ShiftAsync(int id, int days, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await FeastAsync(work, id, cancellationToken) is not { Count: > 0 } feast)
        {
            return new FeastOutcome.NotFound();
        }

        // The day that would be left behind goes to the other end: no two rows ever stand on one date.
        var (leaves, becomes) = days > 0 ? (feast[0], feast[^1].Date.AddDays(1)) : (feast[^1], feast[0].Date.AddDays(-1));
        if (await work.Context.Holidays.FirstOrDefaultAsync(h => h.Date == becomes, cancellationToken) is { } taken)
        {
            return new FeastOutcome.Refused(nameof(Holiday.Date), texts["HolidayTwice", becomes, taken.Name]);
        }

        var (earlier, later) = days > 0 ? (leaves.Date, becomes) : (becomes, leaves.Date);
        if (await ClosedMonth.FindAsync(work.Context, earlier, later, cancellationToken) is { } closed)
        {
            return new FeastOutcome.Refused(nameof(Holiday.Date), texts["PeriodClosed", closed]);
        }

        work.Touch(new DaysTouched(leaves.Date, leaves.Date, null));
        work.Touch(new DaysTouched(becomes, becomes, null));
        leaves.Date = becomes;
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidaySaved, $"{becomes:yyyy-MM-dd}", $"{leaves.Name} {days:+0;-0}", cancellationToken);
        return new FeastOutcome.Saved([.. feast.OrderBy(h => h.Date)]);
    }

    public async Task ConfirmAsync(int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var feast = await FeastAsync(work, id, cancellationToken);
        feast.ForEach(h => h.Kind = HolidayKind.Country);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidaySaved, feast.Select(h => $"{h.Date:yyyy-MM-dd}").FirstOrDefault(), feast.Select(h => h.Name).FirstOrDefault(), cancellationToken);
    }

    private static async Task<List<Holiday>> FeastAsync(ScheduleBook.Work work, int id, CancellationToken cancellationToken)
    {
        if (await work.Context.Holidays.FindAsync([id], cancellationToken) is not { } one)
        {
            return [];
        }

        var (first, last) = (one.Date.AddDays(-7), one.Date.AddDays(7));
        var same = await work.Context.Holidays.Where(h => h.Name == one.Name && h.Date >= first && h.Date <= last).OrderBy(h => h.Date).ToListAsync(cancellationToken);
        // Days running: those whose number less their place is that of the one.
        var shift = one.Date.DayNumber - same.IndexOf(one);
        return [.. same.Where((h, place) => h.Date.DayNumber - place == shift)];
    }
}
