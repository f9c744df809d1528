namespace AttendanceAdmin.Terminals;

/// <summary>The words of this room; see the .resx files beside it.</summary>
internal sealed class TerminalsTexts;
