namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>The texts of what terminals know: AtTerminalsTexts.resx (French), .en.resx, .ar.resx.</summary>
internal sealed class AtTerminalsTexts;
