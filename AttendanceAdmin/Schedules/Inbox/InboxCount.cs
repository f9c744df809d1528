using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>How much is to be mended: days with a critical anomaly of the last month and unknown PINs; asked by every open page, and so read once in a few seconds.</summary>
internal sealed class InboxCount(ListAnomalies days, ListTroubles troubles, SiteClock site, TimeProvider time) : IDisposable
{
    /// <summary>So far back the inbox looks by itself.</summary>
    public const int DaysBack = 31;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1, 1);
    private (long At, int Count)? last;

    /// <param name="most">Beyond it the number is not counted.</param>
    public async Task<int> ReadAsync(int most, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) > Fresh)
            {
                last = known = (time.GetTimestamp(), await CountAsync(most, cancellationToken));
            }

            return known.Count;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<int> CountAsync(int most, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(site.LocalNow);
        var from = today.AddDays(-DaysBack);
        var query = new InboxQuery(from, today, AnomalySeverity.Critical, Code: null, Skip: 0, Size: most);
        return await days.CountAsync(query, most, cancellationToken)
            + (await troubles.RunAsync(from, AnomalySeverity.Critical, only: null, cancellationToken)).Count;
    }
}
