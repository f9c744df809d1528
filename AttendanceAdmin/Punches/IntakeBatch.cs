using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>A line that a wire could not understand.</summary>
internal readonly record struct UnreadableLine(byte[] Raw, QuarantineReason Reason);

/// <summary>
/// What one request or message of a terminal brought, or a piece of it: becomes durable as a whole or not at all.
/// </summary>
/// <param name="Terminal">Null for what no terminal made: manual punches, imports without one; then the site's zone holds.</param>
/// <param name="Kind">The wire's own name of the table or message, for what is quarantined.</param>
/// <param name="Messages">What is no punch, to be kept as it came.</param>
internal sealed record IntakeBatch(
    KnownTerminal? Terminal,
    PunchSource Source,
    string Kind,
    IReadOnlyList<PunchReading> Readings,
    IReadOnlyList<UnreadableLine> Unreadable,
    IReadOnlyList<RawPart> Messages)
{
    public int Rows => Readings.Count + Unreadable.Count + Messages.Count;
}

/// <summary>A piece of a message for the raw inbox; see <see cref="RawMessage"/>.</summary>
internal readonly record struct RawPart(string Kind, string Target, int Part, byte[] Body);

/// <summary>How an <see cref="IntakeBatch"/> ended.</summary>
internal abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>On disk. <paramref name="Known"/> punches were there before.</summary>
    internal sealed record Stored(int Added, int Known) : IntakeOutcome;

    /// <summary>Not stored and not refused either: the sender must keep it and send it again.</summary>
    internal sealed record Unavailable(string Reason) : IntakeOutcome;
}
