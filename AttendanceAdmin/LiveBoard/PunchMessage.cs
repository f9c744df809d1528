using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.LiveBoard;

/// <summary>What the hub says of a punch; the names and words are part of the outside contract.</summary>
/// <param name="LateMinutes">On somebody's first in of a working day with a schedule; see <see cref="PunchLateness"/>.</param>
internal sealed record PunchMessage(
    long Id,
    int? EmployeeId,
    string? EmployeeName,
    string? Department,
    string? PhotoUrl,
    string? TerminalSerial,
    string? TerminalName,
    DateTime LocalTime,
    DateTimeOffset Instant,
    string Direction,
    string Verification,
    int? LateMinutes)
{
    public static PunchMessage Of(PunchRecorded recorded) => new(
        recorded.Punch.Id,
        recorded.Punch.EmployeeId,
        recorded.Employee?.Name,
        recorded.Employee?.Department,
        recorded.Employee?.PhotoUrl,
        recorded.Terminal?.Serial,
        recorded.Terminal?.DisplayName,
        recorded.Punch.LocalTime,
        recorded.Punch.Instant,
        PunchWords.Of(recorded.Punch.Direction),
        PunchWords.Of(Verifications.Of(recorded.Punch.VerifyCode, recorded.Terminal)),
        LateMinutes: null);
}
