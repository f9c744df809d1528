using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>The facial "Attendance System": it is given people and gives punches; it is given none.</summary>
internal sealed class AttendanceSystemKind(AttendanceSystemClient client) : IForeignSystem
{
    public ConnectionKind Kind => ConnectionKind.AttendanceSystem;

    public int MostPunches => 0;

    public string? FaultIn(JsonObject? settings) => KindSettings.FaultIn<AttendanceSystemSettings>(settings);

    public string Payload(Connection connection, IReadOnlyList<OutgoingPunch> punches) => "";

    public Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("That system is given no punches.");

    public async Task<IReadOnlyList<TestStep>> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        var (exchange, people) = await client.ListEmployeesAsync(connection, skip: 0, limit: 1, cancellationToken);
        return [new TestStep("TestEmployees", exchange, exchange.Worked && people is null ? Trouble.NotUnderstood : exchange.Trouble)];
    }
}
