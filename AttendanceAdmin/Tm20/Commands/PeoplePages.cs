using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// Whom the terminal knows: <c>{"ret":"getuserlist","count":40,"from":0,"to":39,"record":[{"enrollid":1,"admin":0,"backupnum":11}]}</c>, one row per
/// credential, at most 40 a page; then each name and card by itself. Some firmware always answers with an empty list: that proves nothing.
/// </summary>
internal sealed class PeoplePages(NoteSeenPeople seen)
{
    private const int FullPage = 40;
    private const int MaxPages = 5000;
    private const int NotedAtOnce = 100;

    public async Task<Ending> RunAsync(Dialogue dialogue, CancellationToken cancellationToken)
    {
        var people = new SortedDictionary<long, Holding>();
        if (await ListAsync(dialogue, people, cancellationToken) is { } failed)
        {
            return failed;
        }

        foreach (var some in people.Chunk(NotedAtOnce))
        {
            var said = new List<SeenPerson>();
            foreach (var (number, holding) in some)
            {
                if (await DescribeAsync(dialogue, number, holding, cancellationToken) is not { } person)
                {
                    return Ending.Unanswered;
                }

                said.Add(person);
            }

            await seen.NoteAsync(dialogue.Terminal.Id, said, cancellationToken);
        }

        return Ending.Counted(people.Count);
    }

    /// <returns>Null if the list came to its end.</returns>
    private static async Task<Ending?> ListAsync(Dialogue dialogue, SortedDictionary<long, Holding> people, CancellationToken cancellationToken)
    {
        var reached = -1L;
        for (var page = 0; page < MaxPages; page++)
        {
            var message = new JsonObject { ["cmd"] = "getuserlist", ["stn"] = page == 0 };
            using var reply = page == 0 ? await dialogue.AskAsync(message, cancellationToken) : await dialogue.AskOnceAsync(message, cancellationToken);
            if (reply is null || (page == 0 && Refusal.Of(reply) is not null))
            {
                return reply is null ? Ending.Unanswered : Refusal.Of(reply);
            }

            var rows = reply.Body.Items("record").Count(r => Take(people, r));
            var from = reply.Body.Number("from") ?? 0;
            if (rows < FullPage || from <= reached)
            {
                return null;
            }

            reached = from;
        }

        return null;
    }

    private static bool Take(SortedDictionary<long, Holding> people, JsonElement row)
    {
        if (row.Number("enrollid") is { } number and > 0)
        {
            var holding = people.TryGetValue(number, out var known) ? known : people[number] = new Holding();
            holding.Admin = (int)Math.Clamp(row.Number("admin") ?? 0, 0, 2);
            holding.Credentials.Add((int)Math.Clamp(row.Number("backupnum") ?? 0, 0, 99));
        }

        return true;
    }

    /// <returns>Null if the terminal stopped answering.</returns>
    private static async Task<SeenPerson?> DescribeAsync(Dialogue dialogue, long number, Holding holding, CancellationToken cancellationToken)
    {
        using var named = await dialogue.AskAsync(new JsonObject { ["cmd"] = "getusername", ["enrollid"] = number }, cancellationToken);
        if (named is null)
        {
            return null;
        }

        var name = Refusal.Of(named) is null ? named.Body.Text("record") ?? named.Body.Text("name") : null;
        string? card = null;
        if (holding.Credentials.Contains(PersonWords.Card))
        {
            using var told = await dialogue.AskAsync(
                new JsonObject { ["cmd"] = "getuserinfo", ["enrollid"] = number, ["backupnum"] = PersonWords.Card }, cancellationToken);
            card = told is not null && CardNumber.TryParse(told.Body.Text("record"), out var read) ? read.ToString() : null;
        }

        return new SeenPerson(number.ToString(System.Globalization.CultureInfo.InvariantCulture), name, card, PersonSeen.Text(holding.Admin, holding.Credentials));
    }

    private sealed class Holding
    {
        public int Admin { get; set; }

        public HashSet<int> Credentials { get; } = [];
    }
}
