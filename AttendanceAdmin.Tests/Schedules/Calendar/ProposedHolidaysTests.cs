using System.Globalization;
using System.Resources;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Tests.Schedules.Calendar;

public sealed class ProposedHolidaysTests
{
    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_computed(int year, string sunday) => Assert.Equal(DateOnly.Parse(sunday, null), ProposedHolidays.Easter(year));

    [Fact]
    public void France_has_eleven_holidays_in_2026() => Assert.Equal(
        ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"],
        ProposedHolidays.Of(CountryProfile.Of("FR"), 2026).Select(h => h.Date.ToString("MM-dd", null)));

    [Fact]
    public void Algeria_has_its_feasts_by_forecast()
    {
        var holidays = ProposedHolidays.Of(CountryProfile.Of("DZ"), 2026);

        // By the calendar of Umm al-Qura 1 Shawwal 1447 is Friday 20 March 2026, 10 Dhu al-Hijja 1447 Wednesday 27 May, 1 Muharram 1448 Tuesday 16 June.
        Assert.Equal(["03-20", "03-21", "03-22"], Dates("Fitr"));
        Assert.Equal(["05-27", "05-28", "05-29"], Dates("Adha"));
        Assert.Equal(["06-16"], Dates("Muharram"));
        Assert.All(holidays.Where(h => h.Key is "Fitr" or "Mawlid" or "Ashura"), h => Assert.Equal(HolidayKind.Forecast, h.Kind));
        Assert.Equal(HolidayKind.Country, holidays.Single(h => h.Key == "Yennayer").Kind);

        IEnumerable<string> Dates(string key) => holidays.Where(h => h.Key == key).Select(h => h.Date.ToString("MM-dd", null));
    }

    [Fact]
    public void Tunisia_keeps_Adha_for_two_days_and_has_one_row_for_a_date()
    {
        // 20 March is both Independence Day and, by forecast, Fitr.
        var holidays = ProposedHolidays.Of(CountryProfile.Of("TN"), 2026);
        Assert.Equal("Independence", holidays.Single(h => h.Date == new DateOnly(2026, 3, 20)).Key);
        Assert.Equal(2, holidays.Count(h => h.Key == "Adha"));
    }

    [Fact]
    public void Morocco_keeps_its_own_days_and_two_for_a_feast()
    {
        var holidays = ProposedHolidays.Of(CountryProfile.Of("MA"), 2026);

        Assert.Equal(
            ["01-01", "01-11", "01-14", "05-01", "07-30", "08-14", "08-20", "08-21", "10-31", "11-06", "11-18"],
            holidays.Where(h => h.Kind == HolidayKind.Country).Select(h => h.Date.ToString("MM-dd", null)));
        Assert.Equal(["03-20", "03-21"], holidays.Where(h => h.Key == "Fitr").Select(h => h.Date.ToString("MM-dd", null)));
    }

    [Fact]
    public void Saudi_Arabia_begins_Adha_with_the_day_of_Arafat_and_rests_on_Friday()
    {
        var profile = CountryProfile.Of("SA");

        Assert.Equal(["05-26", "05-27", "05-28", "05-29"], ProposedHolidays.Of(profile, 2026).Where(h => h.Key == "Adha").Select(h => h.Date.ToString("MM-dd", null)));
        Assert.Equal([4, 5], profile.WeeklyRest);
    }

    /// <summary>What is proposed and chosen has a name in every language.</summary>
    [Fact]
    public void Every_country_and_each_of_its_days_has_a_name()
    {
        var (calendar, site) = (new ResourceManager(typeof(SchedulesTexts)), new ResourceManager(typeof(SiteTexts)));
        foreach (var culture in new[] { "fr", "en", "ar" }.Select(CultureInfo.GetCultureInfo))
        {
            foreach (var country in Countries.All)
            {
                Assert.NotNull(site.GetString("Country_" + country, culture));
                Assert.NotNull(calendar.GetString("Country" + country, culture));
                Assert.All(ProposedHolidays.Of(CountryProfile.Of(country), 2026), h => Assert.NotNull(calendar.GetString("Holiday" + h.Key, culture)));
            }
        }
    }
}
