using System.Net;
using System.Net.Sockets;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// For a server that must come back under the same address, and for one that must not be there. Below the ports that the system gives to whoever asks
/// for any (32768 and up): what is free now is not another test's a moment later.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int asked = Random.Shared.Next(Count);

    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref asked) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("Every port is taken.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
