using System.Threading.Channels;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.LiveBoard;

/// <summary>
/// Listens to the feed once for all clients of the hub. Each client has a bounded queue of its own: one that does not keep up
/// is cut off, and finds what it missed in the replay when it comes back, rather than slowing the others or losing punches unseen.
/// </summary>
internal sealed class PunchRelay(PunchFeed feed, StoredPunches stored) : IHostedService, IDisposable
{
    /// <summary>Punches that a new client is told first.</summary>
    public const int Replayed = 50;

    /// <summary>How far behind a client may be.</summary>
    public const int QueueLength = 2_000;

    private readonly Lock gate = new();
    private readonly Queue<PunchMessage> last = new();
    private readonly List<Channel<PunchMessage>> clients = [];
    private IDisposable? subscription;

    /// <summary>The last punches, oldest first, and from there on every one, without a gap. Completes when the client fell behind.</summary>
    public ChannelReader<PunchMessage> Join()
    {
        var client = Channel.CreateBounded<PunchMessage>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
        lock (gate)
        {
            foreach (var message in last)
            {
                client.Writer.TryWrite(message);
            }

            clients.Add(client);
        }

        return client.Reader;
    }

    public void Leave(ChannelReader<PunchMessage> reader)
    {
        lock (gate)
        {
            clients.RemoveAll(c => c.Reader == reader);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nothing comes in yet: the ports open after this.
        Relay(await stored.LastAsync(Replayed, cancellationToken));
        subscription = feed.Subscribe(Relay);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => subscription?.Dispose();

    private void Relay(IReadOnlyList<PunchRecorded> punches)
    {
        lock (gate)
        {
            foreach (var recorded in punches)
            {
                var message = PunchMessage.Of(recorded);
                last.Enqueue(message);
                if (last.Count > Replayed)
                {
                    last.Dequeue();
                }

                clients.RemoveAll(c => !c.Writer.TryWrite(message) && c.Writer.TryComplete());
            }
        }
    }
}
