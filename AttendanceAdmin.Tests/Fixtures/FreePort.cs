using System.Net;
using System.Net.Sockets;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>For a server that must come back under the same address.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
