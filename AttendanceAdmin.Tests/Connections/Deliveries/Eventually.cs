using System.Diagnostics;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

/// <summary>For what the server does by itself: waits until it is so, and fails when it never is.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> holds, string what) => TrueAsync(() => Task.FromResult(holds()), what);

    public static async Task TrueAsync(Func<Task<bool>> holds, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience.Limit, what);
            await Task.Delay(50);
        }
    }
}
