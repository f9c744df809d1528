using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>Writes the holidays of a year down as the site's country has them; dates that are holidays already are left alone, so that pressing twice does no harm.</summary>
internal sealed class FillYear(ScheduleBook book, SiteClock site, IStringLocalizer<SchedulesTexts> texts, Audit audit)
{
    /// <summary>Of the Hijri calendar's tables.</summary>
    public const int FirstYear = 2000;
    public const int LastYear = 2076;

    /// <returns>The ids of what was added, to undo it.</returns>
    public async Task<IReadOnlyList<int>> RunAsync(int year, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var taken = await work.Context.Holidays.Where(h => h.Date >= first && h.Date <= last).Select(h => h.Date).ToHashSetAsync(cancellationToken);
        var added = ProposedHolidays.Of(CountryProfile.Of(site.Settings.Country), year).Where(p => !taken.Contains(p.Date))
            .Select(p => new Holiday { Date = p.Date, Name = texts["Holiday" + p.Key], Kind = p.Kind }).ToList();
        work.Context.AddRange(added);
        added.ForEach(h => work.Touch(new DaysTouched(h.Date, h.Date, null)));
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidaySaved, $"{year}", string.Join(", ", added.Select(h => $"{h.Date:yyyy-MM-dd} {h.Name}")), cancellationToken);
        return added.ConvertAll(h => h.Id);
    }

    public async Task UndoAsync(IReadOnlyList<int> added, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        var holidays = await work.Context.Holidays.Where(h => added.Contains(h.Id)).ToListAsync(cancellationToken);
        holidays.ForEach(h => work.Touch(new DaysTouched(h.Date, h.Date, null)));
        work.Context.RemoveRange(holidays);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.HolidayRemoved, string.Join(", ", holidays.Select(h => $"{h.Date:yyyy-MM-dd}")), cancellationToken: cancellationToken);
    }
}
