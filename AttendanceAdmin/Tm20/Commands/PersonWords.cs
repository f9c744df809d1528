using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Employees.AtTerminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// People by kind of credential: <c>{"cmd":"setuserinfo","enrollid":1,"name":"A","backupnum":11,"admin":0,"record":2352253}</c> for a card,
/// <c>{"cmd":"setusername",…}</c> for the name alone, <c>{"cmd":"deleteuser","enrollid":1,"backupnum":13}</c> for everything.
/// </summary>
internal static class PersonWords
{
    public const int Card = 11;
    public const int MostNames = 50;
    public const long Stranger = 99_999_999;
    private const int Everything = 13;
    private const int MaxName = 50;

    /// <returns>Null if a terminal of this family cannot know that PIN: it counts people, and drops zeros in front.</returns>
    public static Script? Of(PersonToSend person)
    {
        if (Number(person.Pin) is not { } number)
        {
            return null;
        }

        return person.Record is { } record
            ? new Script.Messages([.. Put(number, Name(record.Name), record.Cards.Count > 0 ? record.Cards[0] : null, PersonSeen.Admin(person.SeenFields))])
            : new Script.Messages(new Script.Line(new JsonObject { ["cmd"] = "deleteuser", ["enrollid"] = number, ["backupnum"] = Everything }));
    }

    public static long? Number(string pin) =>
        pin is ['0', ..] || !long.TryParse(pin, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == Stranger ? null : number;

    public static Script.Line Names((long Number, string Name)[] people) => new(new JsonObject
    {
        ["cmd"] = "setusername",
        ["count"] = people.Length,
        ["record"] = new JsonArray([.. people.Select(p => new JsonObject { ["enrollid"] = p.Number, ["name"] = Name(p.Name) })]),
    });

    private static IEnumerable<Script.Line> Put(long number, string name, string? card, int admin)
    {
        yield return Names([(number, name)]);
        if (card is not null && long.TryParse(card, NumberStyles.None, CultureInfo.InvariantCulture, out var cardNumber))
        {
            yield return new Script.Line(new JsonObject
            {
                ["cmd"] = "setuserinfo", ["enrollid"] = number, ["name"] = name, ["backupnum"] = Card, ["admin"] = admin, ["record"] = cardNumber,
            });
        }
        else
        {
            // A card that was taken away opens nothing any more; most people never had one.
            yield return new Script.Line(new JsonObject { ["cmd"] = "deleteuser", ["enrollid"] = number, ["backupnum"] = Card }, MayFail: true);
        }
    }

    public static string Name(string name) => string.Concat(name.Where(c => !char.IsControl(c)).Take(MaxName));
}
