namespace AttendanceAdmin.TimeMoto;

/// <summary>The texts of this room; see the .resx files beside it.</summary>
public sealed class TimeMotoTexts;
