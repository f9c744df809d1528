using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.LiveBoard;

/// <summary>
/// What every open board shows, held once: listens to the feed, knows today's punches from the database, and tells its
/// <see cref="Audience"/> that there is something new.
/// </summary>
internal sealed partial class BoardState : IHostedService, IDisposable
{
    private readonly PunchFeed feed;
    private readonly StoredPunches stored;
    private readonly SiteClock site;
    private readonly TimeProvider time;
    private readonly ILogger<BoardState> logger;
    private readonly Lock gate = new();
    private readonly Audience audience;
    private readonly SemaphoreSlim reading = new(1, 1);
    private BoardDay day = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
    private List<PunchRecorded>? meanwhile;
    private BoardSnapshot? snapshot;
    private IDisposable? subscription;
    private int asked;

    public BoardState(PunchFeed feed, StoredPunches stored, SiteClock site, TimeProvider time, ILogger<BoardState> logger)
    {
        (this.feed, this.stored, this.site, this.time, this.logger) = (feed, stored, site, time, logger);
        audience = new Audience(time);
    }

    public BoardSnapshot Current
    {
        get
        {
            lock (gate)
            {
                return snapshot ??= day.Snapshot();
            }
        }
    }

    /// <inheritdoc cref="Audience.Join"/>
    public IDisposable Watch(Action changed) => audience.Join(changed);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        subscription = feed.Subscribe(Hear);
        feed.Corrected += ReadAgain;
        stored.PeopleChanged += ReadAgain;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        subscription?.Dispose();
        feed.Corrected -= ReadAgain;
        stored.PeopleChanged -= ReadAgain;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        subscription?.Dispose();
        audience.Dispose();
        reading.Dispose();
    }

    /// <summary>Begins a new day when the old one is over; asked by the pages at every beat.</summary>
    public void TurnDay()
    {
        if (time.GetUtcNow() >= day.End && reading.CurrentCount > 0)
        {
            ReadAgain();
        }
    }

    private void Hear(IReadOnlyList<PunchRecorded> punches)
    {
        lock (gate)
        {
            meanwhile?.AddRange(punches);
            foreach (var punch in punches)
            {
                day.Add(punch);
            }

            snapshot = null;
        }

        TurnDay();
        audience.Tell();
    }

    /// <summary>However often it is asked for while one reading is under way, one more follows.</summary>
    private void ReadAgain()
    {
        if (Interlocked.Exchange(ref asked, 1) == 0)
        {
            _ = Task.Run(TryReadAgainAsync);
        }
    }

    private async Task TryReadAgainAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None);
            audience.Tell();
        }
        catch (Exception fault)
        {
            Log.NotRead(logger, fault);
        }
    }

    /// <summary>Builds the day anew from the database and what the feed said while it was read.</summary>
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        asked = 0;
        try
        {
            lock (gate)
            {
                meanwhile = [];
            }

            var (fresh, days) = Today();
            var last = await stored.LastAsync(8, cancellationToken);
            var ofDay = await stored.OfDaysAsync(days, cancellationToken);
            lock (gate)
            {
                // What became durable while it was read may be in both.
                foreach (var punch in ofDay.Concat(last).Concat(meanwhile).DistinctBy(p => p.Punch.Id).OrderBy(p => p.Punch.Id))
                {
                    fresh.Add(punch);
                }

                (day, snapshot, meanwhile) = (fresh, null, null);
            }
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The present day of the site, and the calendar days on which a terminal of any zone may have punched in it.</summary>
    private (BoardDay Day, DateOnly[] Dates) Today()
    {
        var start = site.Settings.DayStart;
        var date = DateOnly.FromDateTime(site.LocalNow - start.ToTimeSpan());
        var begin = WallClock.ToInstant(date.ToDateTime(start), site.TimeZone);
        var end = WallClock.ToInstant(date.AddDays(1).ToDateTime(start), site.TimeZone);
        return (new BoardDay(begin, end), [date.AddDays(-1), date, date.AddDays(1), date.AddDays(2)]);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The board's day could not be read; it stays as it was")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
