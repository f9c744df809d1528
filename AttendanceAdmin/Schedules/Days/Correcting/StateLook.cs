using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>States and severities in the design's four kinds.</summary>
internal static class StateLook
{
    public static StatusKind Of(DayState state) => state switch
    {
        DayState.Complete => StatusKind.Good,
        DayState.ToComplete => StatusKind.Bad,
        DayState.Provisional => StatusKind.Unknown,
        _ => StatusKind.Neutral,
    };

    public static StatusKind Of(AnomalySeverity severity) => severity switch
    {
        AnomalySeverity.Critical => StatusKind.Bad,
        AnomalySeverity.Warning => StatusKind.Warning,
        _ => StatusKind.Neutral,
    };
}
