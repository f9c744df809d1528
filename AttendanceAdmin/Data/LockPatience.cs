namespace AttendanceAdmin.Data;

/// <summary>
/// How long the present request waits for a database that somebody else has locked. Jobs and pages wait as long as it takes; a terminal gives up
/// after ten seconds and must hear before that to keep what it has.
/// </summary>
internal static class LockPatience
{
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    private static readonly AsyncLocal<bool> hurried = new();

    public static bool IsShort => hurried.Value;

    /// <summary>From here on, within the calling method and what it calls.</summary>
    public static void Hurry() => hurried.Value = true;

    /// <summary>Waits for one's turn behind others who wait for the same lock.</summary>
    /// <exception cref="TimeoutException">Patience is short and at its end.</exception>
    public static async Task TurnAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(IsShort ? Short : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            throw new TimeoutException("The database is locked, and others wait for it already.");
        }
    }
}
