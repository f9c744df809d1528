using System.Globalization;

namespace AttendanceAdmin.Schedules.Calendar;

/// <param name="Key">Of <see cref="SchedulesTexts"/>, after <c>Holiday</c>.</param>
internal sealed record ProposedHoliday(DateOnly Date, string Key, HolidayKind Kind);

/// <summary>The holidays of a year by a country's profile. Islamic feasts are computed by the calendar of Umm al-Qura: the moon may be seen a day earlier or later.</summary>
internal static class ProposedHolidays
{
    private static readonly UmAlQuraCalendar Hijri = new();

    /// <summary>In order of dates; where two fall together, the certain one.</summary>
    public static IReadOnlyList<ProposedHoliday> Of(CountryProfile profile, int year)
    {
        var easter = Easter(year);
        var certain = profile.Fixed.Select(f => new ProposedHoliday(new DateOnly(year, f.Month, f.Day), f.Key, HolidayKind.Country))
            .Concat(profile.Easter.Select(e => new ProposedHoliday(easter.AddDays(e.After), e.Key, HolidayKind.Country)));
        var forecast = profile.Islamic.SelectMany(f => Feasts(year, f.Month, f.Day, f.Days)
            .Select(date => new ProposedHoliday(date, f.Key, HolidayKind.Forecast)));
        return [.. certain.Concat(forecast).DistinctBy(h => h.Date).OrderBy(h => h.Date)];
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private static IEnumerable<DateOnly> Feasts(int year, int month, int day, int days)
    {
        var (first, last) = (Hijri.GetYear(new DateTime(year, 1, 1)), Hijri.GetYear(new DateTime(year, 12, 31)));
        return Enumerable.Range(first, last - first + 1)
            .Select(hijri => DateOnly.FromDateTime(Hijri.ToDateTime(hijri, month, day, 0, 0, 0, 0)))
            .SelectMany(start => Enumerable.Range(0, days).Select(start.AddDays))
            .Where(date => date.Year == year);
    }
}
