using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days;

internal static class FollowedDays
{
    /// <summary>Until the server has looked at everything that happened, and computed again what that touched.</summary>
    public static async Task DaysFollowedAsync(this AttendanceServer server)
    {
        using var patience = Patience.Begin();
        var glances = server.Services.GetRequiredService<GlanceAtDays>();
        var (changes, punches) = (server.Services.GetRequiredService<FollowChanges>(), server.Services.GetRequiredService<FollowPunches>());
        while (true)
        {
            if (await glances.RunAsync(patience.Token) is { AnyStale: false } glance && !changes.IsNeeded(glance) && !punches.IsNeeded(glance))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
