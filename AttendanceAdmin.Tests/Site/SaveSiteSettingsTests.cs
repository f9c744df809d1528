using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Site;

public sealed class SaveSiteSettingsTests
{
    [Fact]
    public async Task Saved_settings_hold_at_once_and_after_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("attendance-site-").FullName;
        await using (var server = await AttendanceServer.StartAsync(directory))
        {
            Assert.True(TerminalSerial.TryParse("A5KX203260068", out var serial));
            var terminals = server.Services.GetRequiredService<TerminalDirectory>();
            await terminals.FindOrAnnounceAsync(serial, TerminalProtocol.Iclock, default);

            Assert.Equal([], await SaveAsync(server, i => (i.Name, i.TimeZone, i.DayStart) = ("Dépôt Sud", "Asia/Tokyo", new TimeOnly(5, 30))));

            Assert.Equal("Asia/Tokyo", server.Services.GetRequiredService<SiteClock>().TimeZone.Id);
            Assert.Equal("Asia/Tokyo", terminals.Find(serial)!.TimeZone.Id);
        }

        await using var again = await AttendanceServer.StartAsync(directory);
        var settings = again.Services.GetRequiredService<SiteClock>().Settings;
        Assert.Equal(("Dépôt Sud", new TimeOnly(5, 30)), (settings.Name, settings.DayStart));
    }

    [Fact]
    public async Task A_name_and_a_known_zone_are_required()
    {
        await using var server = await AttendanceServer.StartAsync();

        Assert.Equal(["Name", "TimeZone"], await SaveAsync(server, i => (i.Name, i.TimeZone) = (" ", "Mars/Olympus")));
        Assert.Equal("Africa/Algiers", server.Services.GetRequiredService<SiteClock>().TimeZone.Id);
    }

    /// <returns>The fields that were refused.</returns>
    private static async Task<IEnumerable<string>> SaveAsync(AttendanceServer server, Action<SiteInput> change)
    {
        server.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        await using var scope = server.Services.CreateAsyncScope();
        var input = SiteInput.Of(server.Services.GetRequiredService<SiteClock>().Settings);
        change(input);
        return (await scope.ServiceProvider.GetRequiredService<SaveSiteSettings>().RunAsync(input, default)).Errors.Select(e => e.PropertyName);
    }
}
