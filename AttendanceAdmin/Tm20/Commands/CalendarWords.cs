using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Holidays and the questionnaire.</summary>
internal static class CalendarWords
{
    private const string NoTime = "00:00-00:00*0";

    /// <summary><c>{"cmd":"setholiday","holidays":[{"name":"h1","startday":"01-01","endday":"01-01","shift":0,"dayzone":0}]}</c></summary>
    public static Script Holidays(IEnumerable<TerminalHoliday> holidays) => Words.One(new JsonObject
    {
        ["cmd"] = "setholiday",
        ["holidays"] = new JsonArray([.. holidays.Select(h => new JsonObject
        {
            ["name"] = h.Name, ["startday"] = h.From, ["endday"] = h.To, ["shift"] = 0, ["dayzone"] = h.DayZone,
        })]),
    });

    /// <summary>
    /// <c>{"cmd":"setquestionnaire","title":"…","voice":"…","errmsg":"…","radio":true,"optionflag":0,"usequestion":true,"useschedule":true,"card":0,
    /// "items":["in","out"],"schedules":["07:00-11:00*1","00:00-00:00*0", …]}</c>, always eight times.
    /// </summary>
    public static Script Questionnaire(Questionnaire asked)
    {
        var times = (asked.Times ?? []).Select(t => $"{t.From}-{t.To}*{t.Item}").ToList();
        return Words.One(new JsonObject
        {
            ["cmd"] = "setquestionnaire",
            ["title"] = asked.Title,
            ["voice"] = asked.Voice ?? "",
            ["errmsg"] = asked.Error ?? "",
            ["radio"] = asked.Single,
            ["optionflag"] = 0,
            ["usequestion"] = asked.Asks,
            ["useschedule"] = times.Count > 0,
            ["card"] = 0,
            ["items"] = Texts(asked.Items),
            ["schedules"] = Texts(times.Concat(Enumerable.Repeat(NoTime, Terminals.Details.Questionnaire.MostTimes - times.Count))),
        });
    }

    /// <summary>Both are asked for like pages.</summary>
    public static JsonObject Read(string verb)
    {
        var message = Words.Bare(verb);
        message["stn"] = true;
        return message;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)JsonValue.Create(t))];
}
