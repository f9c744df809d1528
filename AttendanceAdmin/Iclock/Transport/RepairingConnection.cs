using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>Marks a connection with the port it came in by, and puts the repair before its parser.</summary>
internal static class RepairingConnection
{
    public static ConnectionDelegate Use(ConnectionDelegate next, DevicePortKind kind)
    {
        var connections = new ConnectionCount();
        return kind == DevicePortKind.Web ? connection => ServeAsync(connection, next, kind) : async connection =>
        {
            var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
            if (!connections.TryOpen(address))
            {
                connection.Abort();
                return;
            }

            try
            {
                await ServeAsync(connection, next, kind);
            }
            finally
            {
                connections.Close(address);
            }
        };
    }

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next, DevicePortKind kind)
    {
        var port = new DevicePort(kind);
        var transport = connection.Transport;
        connection.Features.Set(port);
        var closed = connection.ConnectionClosed;
        using var farewell = new CancellationTokenSource();
        // A device may close its sending side after the body and still wait for the answer; Kestrel would take that for farewell.
        await using var closing = closed.Register(() => SayFarewell(port, farewell));
        connection.ConnectionClosed = kind == DevicePortKind.Iclock ? CancellationToken.None : farewell.Token;
        connection.Transport = new Repaired(new RepairingReader(transport.Input, port), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
            connection.ConnectionClosed = closed;
        }
    }

    private static void SayFarewell(DevicePort port, CancellationTokenSource farewell)
    {
        if (port.ServesPages)
        {
            farewell.Cancel();
        }
    }

    private sealed record Repaired(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
