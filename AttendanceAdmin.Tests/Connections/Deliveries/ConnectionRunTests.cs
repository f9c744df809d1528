using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

public sealed class ConnectionRunTests
{
    [Fact]
    public async Task However_often_it_is_asked_it_never_runs_beside_itself()
    {
        var (under, most, begun) = (0, 0, 0);
        var run = new ConnectionRun(async () =>
        {
            Interlocked.Increment(ref begun);
            var now = Interlocked.Increment(ref under);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref under);
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                await run.AskAsync();
            }
        }))).WaitAsync(Patience.Limit);

        Assert.Equal(1, most);
        Assert.True(begun >= 5_000);
    }

    [Fact]
    public async Task Asked_while_it_runs_it_runs_once_more_for_all_who_asked()
    {
        var (begun, held) = (0, new TaskCompletionSource());
        var run = new ConnectionRun(() =>
        {
            Interlocked.Increment(ref begun);
            return held.Task;
        });

        Task[] asked = [run.AskAsync(), run.AskAsync(), run.AskAsync()];
        held.SetResult();
        await Task.WhenAll(asked).WaitAsync(Patience.Limit);

        Assert.Equal(2, begun);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
