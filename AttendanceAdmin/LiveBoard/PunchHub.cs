using System.Threading.Channels;
using AttendanceAdmin.Identity;
using Microsoft.AspNetCore.SignalR;

namespace AttendanceAdmin.LiveBoard;

/// <summary><c>/hubs/punches</c>: the last punches on connect, oldest first, then one <c>punch</c> message each.</summary>
internal sealed class PunchHub(PunchRelay relay, PunchLateness lateness, IHubContext<PunchHub> hub) : Hub
{
    public const string Path = ApiKeyAuthentication.HubPrefix + "/punches";

    public override Task OnConnectedAsync()
    {
        // Past the end of this call, which must return before the client may be spoken to for long.
        _ = SpeakAsync(relay.Join(), hub.Clients.Client(Context.ConnectionId), Context);
        return base.OnConnectedAsync();
    }

    private async Task SpeakAsync(ChannelReader<PunchMessage> punches, ISingleClientProxy client, HubCallerContext connection)
    {
        try
        {
            await foreach (var message in punches.ReadAllAsync(connection.ConnectionAborted))
            {
                var told = await lateness.AddAsync(message, punches, connection.ConnectionAborted);
                await client.SendAsync("punch", told, connection.ConnectionAborted);
            }

            connection.Abort();
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
        finally
        {
            relay.Leave(punches);
        }
    }
}
