namespace AttendanceAdmin.Punches;

/// <summary>The rows of one <see cref="IntakeBatch"/>, ready to be written.</summary>
internal sealed record RowBatch(IReadOnlyList<Punch> Punches, IReadOnlyList<QuarantinedLine> Quarantined, IReadOnlyList<RawMessage> Messages)
{
    public int Rows => Punches.Count + Quarantined.Count + Messages.Count;
}

/// <summary>Writes what the intake received, in the words of one database. Called by one task at a time.</summary>
internal interface IPunchWriter : IAsyncDisposable
{
    /// <summary>
    /// Writes all of it in one transaction and returns when it is durable. Afterwards <see cref="Punch.Id"/> is set on the punches that
    /// were added, and 0 on those that were known already.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing can be written now, whatever it is; any other exception may be one batch's fault.</exception>
    Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken);
}

/// <summary>The disk is full, the database locked, its server away: no batch is to blame, and none is worth trying alone.</summary>
internal sealed class StorageUnavailableException(string message, Exception cause) : Exception(message, cause);
