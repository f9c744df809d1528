using System.Collections.Immutable;

namespace AttendanceAdmin.LiveBoard;

/// <summary>
/// The open boards. A single punch is told to all of them at once; in a rush each hears once in an interval, and they take turns within
/// it, because twenty boards that draw at the same moment keep each other, and the server, waiting.
/// </summary>
internal sealed class Audience : IDisposable
{
    private const int Rows = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(75);

    private readonly Row[] rows;

    public Audience(TimeProvider time) =>
        rows = [.. Enumerable.Range(0, Rows).Select(n => new Row(time, Interval, offset: Interval * n / Rows))];

    /// <param name="changed">Called on a pool thread; asks its page to render, and returns.</param>
    /// <returns>Ends the listening.</returns>
    public IDisposable Join(Action changed) => rows.MinBy(r => r.Count)!.Seat(changed);

    public void Tell() => Array.ForEach(rows, r => r.Signal());

    public void Dispose() => Array.ForEach(rows, r => r.Dispose());

    /// <summary>Boards that draw in the same moment.</summary>
    private sealed class Row : IDisposable
    {
        private readonly Throttle throttle;
        private ImmutableList<Action> boards = [];

        public Row(TimeProvider time, TimeSpan interval, TimeSpan offset) => throttle = new Throttle(time, interval, offset, Tell);

        public int Count => boards.Count;

        public void Signal() => throttle.Signal();

        public IDisposable Seat(Action board)
        {
            ImmutableInterlocked.Update(ref boards, static (seated, one) => seated.Add(one), board);
            return new Seated(() => ImmutableInterlocked.Update(ref boards, static (seated, one) => seated.Remove(one), board));
        }

        public void Dispose() => throttle.Dispose();

        /// <summary>To each board on a thread of its own: a page draws on the thread that tells it.</summary>
        private void Tell()
        {
            foreach (var board in boards)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static board => board(), board, preferLocal: false);
            }
        }
    }

    private sealed class Seated(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
