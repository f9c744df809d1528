using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.ThirdParty;

/// <summary>Any third party that takes punches in the format of the TM20 server.</summary>
internal sealed class ThirdPartySystem(ThirdPartyClient client) : IForeignSystem
{
    public ConnectionKind Kind => ConnectionKind.ThirdParty;

    public int MostPunches => int.MaxValue;

    public string? FaultIn(JsonObject? settings) => KindSettings.FaultIn<ThirdPartySettings>(settings);

    public string Payload(Connection connection, IReadOnlyList<OutgoingPunch> punches) => ThirdPartyClient.Body(connection, punches);

    public Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken) =>
        client.SendAsync(connection, punches, cancellationToken);

    /// <summary>Reads the users, if it has any, and sends an empty list of punches.</summary>
    public async Task<IReadOnlyList<TestStep>> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        var steps = new List<TestStep>();
        if (!string.IsNullOrEmpty(connection.UsersEndpoint))
        {
            var users = await client.ReadUsersAsync(connection, cancellationToken);
            steps.Add(new TestStep("TestUsers", users with { AnswerBody = Shorten(users.AnswerBody) }, users.Worked && !IsJson(users.AnswerBody) ? Trouble.NotUnderstood : users.Trouble));
        }

        if (!string.IsNullOrEmpty(connection.AttendanceEndpoint) || steps.Count == 0)
        {
            var answer = await client.SendAsync(connection, [], cancellationToken);
            steps.Add(new TestStep("TestPunches", answer.Exchange, answer is Answer.Not not ? not.Trouble : Trouble.None));
        }

        return steps;
    }

    private static string? Shorten(string? body) => body?.Length > 4000 ? body[..4000] + "…" : body;

    private static bool IsJson(string? body)
    {
        try
        {
            using var read = JsonDocument.Parse(body ?? "");
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
