namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// Sends what is due for one connection, in the order of the punches, until nothing is due or the other system is in trouble.
/// Only who holds the lease sends; what is due is read from the database every time, so that a crash loses nothing.
/// </summary>
internal sealed class DeliveryRun(Lease lease, Projection projection, DuePunches due, DeliveryTry attempt)
{
    /// <returns>Whether this node was the one to send.</returns>
    public async Task<bool> RunAsync(Connection connection, CancellationToken cancellationToken)
    {
        await projection.BeginAsync(connection.Id, cancellationToken);
        if (await lease.TakeAsync(connection, cancellationToken) is not { } renewAt)
        {
            return false;
        }

        try
        {
            while (await projection.AdvanceAsync(connection, cancellationToken) | await SendAsync(connection, renewAt, cancellationToken))
            {
                if (await lease.TakeAsync(connection, cancellationToken) is not { } renewed)
                {
                    return false;
                }

                renewAt = renewed;
            }

            return true;
        }
        finally
        {
            // Also when the server ends: the next one need not wait until the lease has run out.
            await lease.GiveBackAsync(connection.Id, CancellationToken.None);
        }
    }

    /// <summary>Until the lease must be renewed, or a look at new punches is worth while.</summary>
    /// <returns>Whether there is more.</returns>
    private async Task<bool> SendAsync(Connection connection, DateTimeOffset renewAt, CancellationToken cancellationToken)
    {
        do
        {
            if (await attempt.FailuresAsync(connection, cancellationToken) is not { } failures)
            {
                return false;
            }

            var taken = await due.TakeAsync(connection, DeliveryTry.Most(connection, failures), cancellationToken);
            if (taken.Count == 0 || !await attempt.SendAsync(connection, taken, failures, cancellationToken))
            {
                return false;
            }
        }
        while (lease.Lasts(renewAt));
        return true;
    }
}
