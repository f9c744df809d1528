namespace AttendanceAdmin.Terminals.Details;

/// <summary>Settings of the door; what is left out stays as it is.</summary>
/// <param name="OpenSeconds">How long it stays open, 1 to 255.</param>
/// <param name="AlarmSeconds">Held open longer than that raises the alarm; 0 to 255, 0 for never.</param>
/// <param name="PeopleToOpen">How many must come together, 0 to 4.</param>
/// <param name="WrongTries">Before the alarm, 0 to 10; 0 for never.</param>
/// <param name="AntiPassback">Nobody comes in twice without going out: 0 off, 1 or 2 by the manual.</param>
/// <param name="Tamper">Whether opening the terminal raises the alarm.</param>
/// <param name="WiegandBits">26 or 34.</param>
internal sealed record DoorLock(
    int? OpenSeconds = null,
    DoorSensor? Sensor = null,
    int? AlarmSeconds = null,
    int? PeopleToOpen = null,
    int? WrongTries = null,
    int? AntiPassback = null,
    bool? Interlock = null,
    bool? Tamper = null,
    int? WiegandBits = null);

internal enum DoorSensor
{
    None,
    NormallyClosed,
    NormallyOpen,
}
