using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Punches;

/// <summary>A punch as a wire understood it, before it has an owner, an instant and a row.</summary>
/// <param name="LocalTime">The device's wall clock, unspecified kind, whole seconds.</param>
/// <param name="StatusCode">The device's in/out code, or <see cref="Punch.NoCode"/>.</param>
/// <param name="VerifyCode">How the person was recognised, in the device's numbers, or <see cref="Punch.NoCode"/>.</param>
/// <param name="StatedOffset">The offset from UTC that the device gave with the record; only decides which of two equal wall times is meant.</param>
/// <param name="Raw">The line or message as received; kept with the punch.</param>
/// <param name="EmployeeId">The owner where the sender names one; otherwise the PIN finds him.</param>
/// <param name="ReceivedAt">When it came, if that was before now: it was understood only later.</param>
internal readonly record struct PunchReading(
    EmployeePin Pin,
    DateTime LocalTime,
    short StatusCode,
    short VerifyCode,
    PunchDirection Direction,
    TimeSpan? StatedOffset,
    byte[] Raw,
    int? EmployeeId = null,
    DateTimeOffset? ReceivedAt = null);
