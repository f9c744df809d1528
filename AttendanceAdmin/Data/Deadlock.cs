using Npgsql;

namespace AttendanceAdmin.Data;

/// <summary>
/// PostgreSQL ends one of two transactions that wait for each other. The one that was ended did nothing wrong, changed nothing, and is
/// run again. SQLite has one writer at a time and knows no deadlocks.
/// </summary>
internal static class Deadlock
{
    /// <summary>Two that met once seldom meet again; who fails five times has another trouble.</summary>
    private const int MostTries = 5;

    /// <param name="transaction">The whole of it, which begins anew each time it is called.</param>
    public static async Task<T> AgainAsync<T>(Func<Task<T>> transaction)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception fault) when (tries < MostTries && IsDeadlock(fault))
            {
                // The other one has what it waited for, and goes on.
            }
        }
    }

    private static bool IsDeadlock(Exception? fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || (fault?.InnerException is { } inner && IsDeadlock(inner));
}
