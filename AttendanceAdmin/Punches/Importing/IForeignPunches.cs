namespace AttendanceAdmin.Punches.Importing;

/// <summary>Where punches of other systems are fetched; the systems themselves are not this room's.</summary>
internal interface IForeignPunches
{
    /// <summary>Connections that punches can be fetched from.</summary>
    Task<IReadOnlyList<ForeignSource>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What it has of that period, a piece at a time, from a place on.</summary>
    /// <param name="position">See <see cref="ForeignPage.Position"/>; 0 at first.</param>
    /// <exception cref="ForeignSourceException">It cannot be asked, or answers something else.</exception>
    IAsyncEnumerable<ForeignPage> ReadAsync(int connectionId, DateOnly? from, DateOnly? to, int position, CancellationToken cancellationToken);
}

/// <param name="Nightly">Asked every night for the last days.</param>
internal sealed record ForeignSource(int ConnectionId, string Name, bool Nightly);

/// <param name="Position">Where to go on after it.</param>
/// <param name="Rows">At most as many as a batch may have.</param>
internal sealed record ForeignPage(int Position, IReadOnlyList<RowReading> Rows);

/// <param name="reason">A key of <see cref="PunchesTexts"/>.</param>
internal sealed class ForeignSourceException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    public string Reason => Message;
}
