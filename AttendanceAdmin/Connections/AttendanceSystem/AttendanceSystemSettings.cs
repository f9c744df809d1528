using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.AttendanceSystem;

internal enum RemotePin
{
    /// <summary>The PIN of the terminals.</summary>
    Pin,

    /// <summary>As the HR client of that system gives it.</summary>
    BirthYear,
}

internal sealed record AttendanceSystemSettings
{
    /// <summary>Employees are created and kept up to date there.</summary>
    public bool SendEmployees { get; init; } = true;

    /// <summary>Its punches are fetched.</summary>
    public bool TakePunches { get; init; } = true;

    public RemotePin PinFrom { get; init; }

    public static AttendanceSystemSettings Of(Connection connection) => KindSettings.Of<AttendanceSystemSettings>(connection);
}
