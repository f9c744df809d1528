using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AttendanceAdmin.Demo;

/// <summary>Where this server hears terminals, once it does.</summary>
internal sealed class ListeningPort(IServer server, IHostApplicationLifetime lifetime)
{
    public async Task<Uri> IclockAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
        // The endpoints come in the order of their names, and Iclock is the first.
        var bound = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new Uri($"http://127.0.0.1:{bound.Port}");
    }
}
