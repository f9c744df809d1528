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
    Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken);
}
