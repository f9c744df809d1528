namespace AttendanceAdmin.Schedules;

/// <summary>The room's user texts: SchedulesTexts.resx (French), .en.resx, .ar.resx.</summary>
internal sealed class SchedulesTexts;
