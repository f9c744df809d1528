using AttendanceAdmin.Data;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days;

internal static class FollowedDays
{
    /// <summary>Until the server has computed everything again that it noted as touched.</summary>
    public static async Task DaysFollowedAsync(this AttendanceServer server)
    {
        using var patience = Patience.Begin();
        var contexts = server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>();
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(patience.Token);
            if (!await context.StaleDays.AnyAsync(patience.Token))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
