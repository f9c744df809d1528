using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>A punch as the API gives it; the names and words are part of the outside contract.</summary>
internal sealed record PunchResource(
    long Id,
    string? TerminalSerial,
    string Source,
    string Pin,
    int? EmployeeId,
    string? EmployeeName,
    DateTime LocalTime,
    string TimeZone,
    DateTimeOffset Instant,
    string Direction,
    int? StatusCode,
    int? VerifyCode,
    DateTimeOffset ReceivedAt,
    bool Ignored)
{
    public static PunchResource Of(PunchRow row, TerminalDirectory terminals, EmployeeDirectory employees) => new(
        row.Id,
        terminals.Find(row.TerminalId)?.Serial,
        PunchWords.Of(row.Source),
        row.Pin,
        row.EmployeeId,
        row.EmployeeId is { } id ? employees.Find(id)?.Name : null,
        row.LocalTime,
        row.TimeZone,
        row.Instant,
        PunchWords.Of(row.Direction),
        Code(row.StatusCode),
        Code(row.VerifyCode),
        row.ReceivedAt,
        row.IgnoredAt is not null);

    private static int? Code(short code) => code == Punch.NoCode ? null : code;
}
