using Microsoft.JSInterop;

namespace AttendanceAdmin.Tests.Browser;

/// <summary>What a page asks its server to know that all it said before was heard: a circuit hears in turn.</summary>
public static class Heard
{
    /// <summary><c>DotNet.invokeMethodAsync('AttendanceAdmin.Tests', 'Heard')</c></summary>
    [JSInvokable("Heard")]
    public static void Hear()
    {
    }
}
