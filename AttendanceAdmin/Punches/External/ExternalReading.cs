using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches.External;

/// <summary>A message of another system about one of its records, as its wire understood it; see <see cref="ExternalRecord"/>.</summary>
/// <param name="Terminal">With the zone of the record's wall times.</param>
/// <param name="RoundedTime">Wall time, as the other system's rounding makes it.</param>
/// <param name="Punch">Its PIN is the other system's key of the person, its raw line the whole message.</param>
/// <param name="Person">Who punched, in the other system's words.</param>
internal sealed record ExternalReading(
    PunchSource Source,
    string EventId,
    ExternalAct Act,
    string? Pair,
    string? RecordKey,
    DateTimeOffset RecordedAt,
    long Sequence,
    DateOnly WorkDay,
    KnownTerminal Terminal,
    DateTime? RoundedTime,
    PunchReading Punch,
    ExternalFacts Person)
{
    public ExternalRecord ToRecord(DateTimeOffset now) => new()
    {
        Source = Source, EventId = EventId, Act = Act, Pair = Pair, RecordKey = RecordKey,
        // As exact as it is stored, so that it sorts the same before and after.
        RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(RecordedAt.ToUnixTimeMilliseconds()),
        Sequence = Sequence, WorkDay = WorkDay,
        TerminalId = Terminal.Id, Pin = Punch.Pin.Value, LocalTime = Punch.LocalTime, RoundedTime = RoundedTime, TimeZone = Terminal.TimeZone.Id,
        StatusCode = Punch.StatusCode, VerifyCode = Punch.VerifyCode, Direction = Punch.Direction, Raw = Punch.Raw, ReceivedAt = now,
    };
}
