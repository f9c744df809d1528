namespace AttendanceAdmin.Employees.Import;

/// <summary>How much of a file of people is taken. More is refused, not cut.</summary>
internal static class ImportLimits
{
    public const int MaxBytes = 20 << 20;
    public const int MaxRows = 50_000;
}
