using System.Net;
using System.Net.Sockets;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// A port of the loopback that is given to nobody else while this is held, whether a server listens there or not: a socket is bound to it that never
/// listens. For a server that comes back under the same address, or for nobody to listen there.
/// </summary>
internal sealed class HeldPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public HeldPort() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public void Dispose() => socket.Dispose();
}
