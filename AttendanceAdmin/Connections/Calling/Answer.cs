namespace AttendanceAdmin.Connections.Calling;

/// <summary>What a system made of the punches it was given.</summary>
internal abstract record Answer(Exchange Exchange)
{
    /// <summary>It has all of them.</summary>
    internal sealed record Taken(Exchange Exchange) : Answer(Exchange);

    /// <summary>It has all but these.</summary>
    /// <param name="Rejected">By log id, with its reason.</param>
    internal sealed record Partly(Exchange Exchange, IReadOnlyDictionary<long, string> Rejected) : Answer(Exchange);

    /// <summary>It has none of them, because of one or because of itself: the trouble tells which is likelier.</summary>
    internal sealed record Not(Exchange Exchange, Trouble Trouble, string? Reason) : Answer(Exchange);
}
