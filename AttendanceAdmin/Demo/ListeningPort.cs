using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AttendanceAdmin.Demo;

/// <summary>Where this server hears terminals, once it does.</summary>
internal sealed class ListeningPort(IServer server, IHostApplicationLifetime lifetime)
{
    /// <summary>The endpoints come in the order of their names: Iclock, Tm20, Web.</summary>
    public Task<Uri> IclockAsync(CancellationToken cancellationToken) => OfAsync(0, cancellationToken);

    public Task<Uri> Tm20Async(CancellationToken cancellationToken) => OfAsync(1, cancellationToken);

    public Task<Uri> WebAsync(CancellationToken cancellationToken) => OfAsync(2, cancellationToken);

    private async Task<Uri> OfAsync(int endpoint, CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
        var bound = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()!.Addresses.ElementAt(endpoint));
        return new Uri($"http://127.0.0.1:{bound.Port}");
    }
}
