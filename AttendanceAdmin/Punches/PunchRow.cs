using System.Linq.Expressions;

namespace AttendanceAdmin.Punches;

/// <summary>What lists, exports and the API show of a punch; everything but its raw line.</summary>
internal sealed record PunchRow(
    long Id,
    int TerminalId,
    string Pin,
    int? EmployeeId,
    DateTime LocalTime,
    string TimeZone,
    DateTimeOffset Instant,
    DateTimeOffset ReceivedAt,
    PunchDirection Direction,
    PunchSource Source,
    short StatusCode,
    short VerifyCode,
    bool ClockSuspect,
    DateTimeOffset? IgnoredAt,
    DateTimeOffset? AcceptedAt)
{
    public PunchState State => IgnoredAt is not null ? PunchState.Ignored : ClockSuspect && AcceptedAt is null ? PunchState.ClockSuspect : PunchState.Counted;

    public static readonly Expression<Func<Punch, PunchRow>> Of = p => new PunchRow(
        p.Id, p.TerminalId, p.Pin, p.EmployeeId, p.LocalTime, p.TimeZone, p.Instant, p.ReceivedAt,
        p.Direction, p.Source, p.StatusCode, p.VerifyCode, p.ClockSuspect, p.IgnoredAt, p.AcceptedAt);
}
