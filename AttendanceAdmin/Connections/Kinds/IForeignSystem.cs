using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>A kind of foreign system: how it is given punches, and how one finds out whether it would take them.</summary>
internal interface IForeignSystem
{
    ConnectionKind Kind { get; }

    /// <summary>The most punches it takes in one request; 0 if it is given none.</summary>
    int MostPunches { get; }

    /// <returns>The member of the kind's own settings that is wrong, or null.</returns>
    string? FaultIn(JsonObject? settings);

    /// <summary>What would be sent, as text; no secrets in it.</summary>
    string Payload(Connection connection, IReadOnlyList<OutgoingPunch> punches);

    Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken);

    /// <summary>Asks what does no harm, and says what came of it.</summary>
    Task<IReadOnlyList<TestStep>> TestAsync(Connection connection, CancellationToken cancellationToken);
}

/// <summary>All kinds there are.</summary>
internal sealed class ForeignSystems(IEnumerable<IForeignSystem> systems)
{
    private readonly Dictionary<ConnectionKind, IForeignSystem> all = systems.ToDictionary(s => s.Kind);

    public IForeignSystem Of(ConnectionKind kind) => all[kind];
}

/// <summary>One question of a test, and what it showed.</summary>
/// <param name="Exchange">Null if it could not even be asked.</param>
internal sealed record TestStep(string Question, Exchange? Exchange, Trouble Trouble);
