using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.External;

namespace AttendanceAdmin.TimeMoto.Events;

/// <summary>A message of the cloud, as <see cref="MessageReader"/> understood it.</summary>
/// <param name="Event">The cloud's own name: <c>attendance.inserted</c>, <c>user.updated</c>, <c>test</c>.</param>
internal abstract record TimeMotoMessage(string Event);

/// <summary><c>attendance.*</c>.</summary>
/// <param name="RecordedAt">Null if it does not say; then the time of its arrival has to do.</param>
/// <param name="Serial">Null for what was entered by hand or on the web.</param>
/// <param name="Zone">Of its wall times; null if it names none that exists.</param>
internal sealed record AttendanceMessage(
    string Event,
    string EventId,
    ExternalAct Act,
    string? Pair,
    string? RecordKey,
    DateTimeOffset? RecordedAt,
    long Sequence,
    DateOnly WorkDay,
    string? Serial,
    TimeZoneInfo? Zone,
    DateTime? RoundedTime,
    PunchReading Punch,
    ExternalFacts Person) : TimeMotoMessage(Event);

/// <summary><c>user.*</c>, as far as it says who is meant.</summary>
internal sealed record PersonMessage(string Event, EmployeePin Pin, ExternalFacts Person) : TimeMotoMessage(Event);

/// <summary>The test button.</summary>
internal sealed record TestMessage() : TimeMotoMessage(Name)
{
    public const string Name = "test";
}

/// <summary>Of a kind that means nothing here (yet): kept as it came.</summary>
internal sealed record OtherMessage(string Event) : TimeMotoMessage(Event);

/// <summary>Of a kind that would mean a punch, but without what makes one.</summary>
internal sealed record UnreadableMessage(string Event, QuarantineReason Reason) : TimeMotoMessage(Event);
