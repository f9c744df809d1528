using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>How long a test waits for what surely comes. It is only ever reached by a test that fails, so it is chosen for the slowest machine.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static CancellationTokenSource Begin() => new(Limit);

    /// <summary>The libraries' own are one second (bUnit) and five (Playwright's expectations); its steps have theirs from the browser context.</summary>
    [ModuleInitializer]
    internal static void GiveToLibraries()
    {
        BunitContext.DefaultWaitTimeout = Limit;
        Assertions.SetDefaultExpectTimeout((float)Limit.TotalMilliseconds);
    }
}
