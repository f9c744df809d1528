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
        if (kind == DevicePortKind.Iclock)
        {
            // A device may close its sending side after the body and still wait for the answer; Kestrel would take that for farewell.
            connection.ConnectionClosed = CancellationToken.None;
        }

        connection.Transport = new Repaired(new RepairingReader(transport.Input, port), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    }

    private sealed record Repaired(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
