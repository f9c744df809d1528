using System.Globalization;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Tests.Shell;

public sealed class OwnContextTests
{
    [Fact]
    public void A_page_hears_news_in_its_own_language_whoever_brings_them()
    {
        string? heard = null;
        CultureInfo.CurrentUICulture = new CultureInfo("ar");
        var listener = OwnContext.Keep(() => heard = CultureInfo.CurrentUICulture.Name);

        var feed = new Thread(() =>
        {
            CultureInfo.CurrentUICulture = new CultureInfo("fr");
            listener();
        });
        feed.UnsafeStart();
        feed.Join();

        Assert.Equal("ar", heard);
    }
}
