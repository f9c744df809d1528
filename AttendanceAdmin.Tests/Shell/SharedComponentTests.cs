using System.Globalization;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Shell;

public sealed class SharedComponentTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public SharedComponentTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(new StoppedClock());
        Services.AddSingleton<SiteClock>();
        Services.AddSingleton<Pulse>();
    }

    [Theory]
    [InlineData(0, "il y a 0 s")]
    [InlineData(59, "il y a 59 s")]
    [InlineData(60, "il y a 1 min")]
    [InlineData(7199, "il y a 1 h")]
    [InlineData(172_800, "il y a 2 j")]
    public void A_relative_time_is_told_in_one_unit(int secondsAgo, string told)
    {
        var time = Render<RelativeTime>(p => p.Add(t => t.At, Now.AddSeconds(-secondsAgo)));

        Assert.Equal(told, time.Find("time").TextContent);
    }

    [Fact]
    public void A_time_that_never_was_is_never() => Assert.Equal("jamais", Render<RelativeTime>(p => p.Add(t => t.At, null)).Find("span").TextContent);

    [Fact]
    public void Initials_are_those_of_two_words_on_a_colour_that_stays()
    {
        var first = Render<Initials>(p => p.Add(i => i.Name, "Benali Samira")).Find("span");
        var again = Render<Initials>(p => p.Add(i => i.Name, "Benali Samira")).Find("span");

        Assert.Equal("BS", first.TextContent);
        Assert.Equal(first.ClassName, again.ClassName);
    }

    [Theory]
    [InlineData("محمد علي", "مع")]
    [InlineData("élodie", "É")]
    [InlineData("", "")]
    public void Initials_know_every_script(string name, string letters) =>
        Assert.Equal(letters, Render<Initials>(p => p.Add(i => i.Name, name)).Find("span").TextContent);

    [Fact]
    public void A_pager_links_where_there_is_more_and_is_absent_where_there_is_one_page()
    {
        var pager = Render<KeysetPager>(p => p.Add(k => k.OlderUrl, "?before=7"));
        Assert.Equal("?before=7", Assert.Single(pager.FindAll("a")).GetAttribute("href"));
        Assert.Equal("true", pager.Find("span.pager-step").GetAttribute("aria-disabled"));

        Assert.Empty(Render<KeysetPager>().Markup.Trim());
    }

    [Fact]
    public void A_status_is_an_icon_and_a_word()
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Kind, StatusKind.Bad).Add(b => b.Text, "Muet"));

        Assert.Contains("status-bad", badge.Find("span").ClassName, StringComparison.Ordinal);
        Assert.Equal("true", badge.Find("i").GetAttribute("aria-hidden"));
        Assert.Contains("Muet", badge.Markup, StringComparison.Ordinal);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
