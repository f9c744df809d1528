using AttendanceAdmin.Data;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Durability;

internal static class StoredPunches
{
    /// <summary>The PINs of all stored punches, in the order they came.</summary>
    public static async Task<List<string>> PinsAsync(this AttendanceServer server)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await context.Punches.OrderBy(p => p.Id).Select(p => p.Pin).ToListAsync();
    }
}
