using AttendanceAdmin.Connections.AttendanceSystem;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What the desk runs connections with.</summary>
internal sealed record DeliveryTools(DeliveryRun Run, Lease Lease, Projection Projection, DuePunches Due, SystemState State, ForeignSystems Systems,
    SendPeople People, ReadHealth Health)
{
    /// <summary>That kind of system takes no punches.</summary>
    public bool IsGivenNone(Connection connection) => Systems.Of(connection.Kind).MostPunches == 0;

    /// <summary>When to look at it again: when the first wait is over and the system may be asked, and not after the latest.</summary>
    public async Task<DateTimeOffset> NextAsync(int connectionId, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var resumes = await State.ResumesAtAsync(connectionId, cancellationToken) ?? DateTimeOffset.MinValue;
        var due = await Due.NextAsync(connectionId, cancellationToken) ?? latest;
        var next = due > resumes ? due : resumes;
        return next < latest ? next : latest;
    }
}
