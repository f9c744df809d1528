namespace AttendanceAdmin.Schedules.Days;

/// <summary>The address of somebody's day.</summary>
internal static class DayAddress
{
    public static string Of(int employeeId, DateOnly date) => FormattableString.Invariant($"/journees/{employeeId}/{date:yyyy-MM-dd}");
}
