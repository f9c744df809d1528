namespace AttendanceAdmin.Connections;

/// <summary>The words of this room; see the .resx files beside it.</summary>
public sealed class ConnectionsTexts;
