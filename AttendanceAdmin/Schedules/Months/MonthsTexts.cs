namespace AttendanceAdmin.Schedules.Months;

/// <summary>The texts of months, their overtime and their exports; see the .resx files beside it.</summary>
public sealed class MonthsTexts;
