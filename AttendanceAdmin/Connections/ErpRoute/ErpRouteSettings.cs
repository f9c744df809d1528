using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.ErpRoute;

internal enum ErpUserId
{
    /// <summary>A number where the PIN is one.</summary>
    Number,
    Text,
}

/// <summary>What of a person the ERP knows it by.</summary>
internal enum ErpUserFrom
{
    Pin,
    Matricule,
}

internal sealed record ErpRouteSettings
{
    public ErpUserId UserIdAs { get; init; }

    public ErpUserFrom UserIdFrom { get; init; }

    /// <summary>Which numbers of the terminal mean out; everything else is in.</summary>
    public IReadOnlyList<int> OutStatuses { get; init; } = [1, 5];

    /// <summary>Names the terminal and the punch too; a receiver that knows neither passes them over.</summary>
    public bool Extended { get; init; } = true;

    public static ErpRouteSettings Of(Connection connection) => KindSettings.Of<ErpRouteSettings>(connection);
}
