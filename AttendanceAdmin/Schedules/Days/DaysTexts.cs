namespace AttendanceAdmin.Schedules.Days;

/// <summary>The texts of this room; see the .resx files beside it.</summary>
public sealed class DaysTexts;
