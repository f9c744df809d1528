using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// What a terminal holds of one person: <c>{"cmd":"getuserinfo","enrollid":1,"backupnum":11}</c> for each kind of credential. Of passwords,
/// templates and photos only that they are there is kept.
/// </summary>
internal sealed class PersonQuestions(NoteSeenPeople seen)
{
    /// <summary>Card, password, photo, the fingers, a face, a palm.</summary>
    private static readonly int[] Kinds = [PersonWords.Card, 10, PhotoWords.Photo, .. Enumerable.Range(0, 10), 20, 30];

    public async Task<Ending> RunAsync(Dialogue dialogue, long number, CancellationToken cancellationToken)
    {
        using var named = await dialogue.AskAsync(new JsonObject { ["cmd"] = "getusername", ["enrollid"] = number }, cancellationToken);
        if (named is null || Refusal.Of(named) is not null)
        {
            return named is null ? Ending.Unanswered : Refusal.Of(named)!;
        }

        var name = named.Body.Text("record") ?? named.Body.Text("name");
        var (admin, card, held) = (0L, (string?)null, new List<int>());
        foreach (var kind in Kinds)
        {
            using var told = await dialogue.AskAsync(new JsonObject { ["cmd"] = "getuserinfo", ["enrollid"] = number, ["backupnum"] = kind }, cancellationToken);
            if (told is null)
            {
                return Ending.Unanswered;
            }

            if (Refusal.Of(told) is null && told.Body.Find("record") is not null)
            {
                held.Add(kind);
                admin = told.Body.Number("admin") ?? admin;
                card = kind == PersonWords.Card && CardNumber.TryParse(told.Body.Text("record"), out var read) ? read.ToString() : card;
            }
        }

        await seen.NoteAsync(
            dialogue.Terminal.Id,
            [new SeenPerson(number.ToString(CultureInfo.InvariantCulture), name, card, PersonSeen.Text((int)Math.Clamp(admin, 0, 2), held))],
            cancellationToken);
        return Ending.Done with { Answer = Answer(number, name, admin, held) };
    }

    private static string Answer(long number, string? name, long admin, List<int> held) => new JsonObject
    {
        ["enrollid"] = number, ["name"] = name, ["admin"] = admin, ["backupnum"] = new JsonArray([.. held.Select(k => (JsonNode)JsonValue.Create(k))]),
    }.ToJsonString();
}
