namespace AttendanceAdmin.LiveBoard;

/// <summary>The texts of this room; see the .resx files beside it.</summary>
public sealed class LiveBoardTexts;
