using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.ErpRoute;

/// <summary>An ERP with the route that ZKTeco bridges send to; it does not tell punches apart, so each must reach it once.</summary>
internal sealed class ErpRouteSystem(ErpRouteClient client) : IForeignSystem
{
    public ConnectionKind Kind => ConnectionKind.ErpRoute;

    public int MostPunches => 1;

    public string? FaultIn(JsonObject? settings) => KindSettings.FaultIn<ErpRouteSettings>(settings);

    public string Payload(Connection connection, IReadOnlyList<OutgoingPunch> punches) => string.Join('\n', punches.Select(p => ErpRouteClient.Body(connection, p)));

    public Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken) =>
        client.SendAsync(connection, punches.Single(), cancellationToken);

    /// <summary>Asks the route itself what methods it has: that shows whether it is there, and whether the token is right where one is looked at.</summary>
    public async Task<IReadOnlyList<TestStep>> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        var exchange = await client.AskAsync(connection, cancellationToken);
        return [new TestStep("TestRoute", exchange, exchange.Worked && exchange.AnswerBody?.TrimStart().StartsWith('<') == true ? Trouble.NotUnderstood : exchange.Trouble)];
    }
}
