using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// Weeks as the hours in which the door opens:
/// <c>{"cmd":"setdevlock","dayzone":[{"day":[{"section":"07:00~18:00"}]}],"weekzone":[{"week":[{"day":1}, … seven]}]}</c>, day zones counted from 1,
/// read back and compared; then who has which: <c>{"cmd":"setuserlock","count":1,"record":[{"enrollid":1,"weekzone":1}]}</c>.
/// </summary>
internal static class ScheduleWords
{
    private const int MostZones = 8;
    private const int MostSections = 5;
    private const int MostPeople = 40;
    private const string Closed = "00:00~00:00";

    /// <returns>Null if it does not fit: eight different days and eight weeks, five openings a day.</returns>
    public static Script? Of(WeekPlan plan, KnownTerminal terminal) => terminal.ScheduleDialect switch
    {
        ScheduleDialect.DoorHours => DoorHours(plan, terminal.WeekFromSunday),
        ScheduleDialect.WeekdayMessages when plan.Weeks is [var only] => new Script.Messages([.. only.Days.Select((day, i) => Weekday(i, day.Work))]),
        _ => null,
    };

    private static Script.Messages? DoorHours(WeekPlan plan, bool fromSunday)
    {
        var days = plan.Weeks.SelectMany(w => w.Days.Select(Sections)).Distinct(StringComparer.Ordinal).ToList();
        if (days.Count > MostZones || plan.Weeks.Count > MostZones || days.Exists(d => d.Split(' ').Length > MostSections))
        {
            return null;
        }

        var zones = new JsonArray([.. days.Select(d => new JsonObject
        {
            ["day"] = new JsonArray([.. d.Split(' ').Select(s => new JsonObject { ["section"] = s })]),
        })]);
        var weeks = new JsonArray([.. plan.Weeks.Select(w => new JsonObject
        {
            ["week"] = new JsonArray([.. Ordered(w.Days, fromSunday).Select(d => new JsonObject { ["day"] = days.IndexOf(Sections(d)) + 1 })]),
        })]);
        return new Script.Messages(
        [
            new Script.Line(new JsonObject { ["cmd"] = "setdevlock", ["dayzone"] = zones, ["weekzone"] = weeks }),
            new Script.Line(LockWords.Read(), Agrees: reply => Begins(reply, "dayzone", zones) && Begins(reply, "weekzone", weeks)),
            .. plan.People.Select(p => (Person: PersonWords.Number(p.Key), Week: p.Value + 1)).Where(p => p.Person is not null).Chunk(MostPeople).Select(People),
        ]);
    }

    private static Script.Line People((long? Person, int Week)[] some) => new(new JsonObject
    {
        ["cmd"] = "setuserlock",
        ["count"] = some.Length,
        ["record"] = new JsonArray([.. some.Select(p => new JsonObject { ["enrollid"] = p.Person, ["weekzone"] = p.Week })]),
    });

    /// <summary>
    /// <c>{"cmd":"setschedule","weekday":0,"check_in":"08:00","check_out":"17:00","break_start":"12:00","break_end":"13:00","tolerance":10}</c>, 0 for
    /// Monday: no manual knows it; for terminals that were taught it.
    /// </summary>
    private static Script.Line Weekday(int weekday, PlannedWork? work) => new(new JsonObject
    {
        ["cmd"] = "setschedule", ["weekday"] = weekday, ["check_in"] = work?.Start, ["check_out"] = work?.End, ["break_start"] = work?.BreakStart,
        ["break_end"] = work?.BreakEnd, ["tolerance"] = work?.Tolerance ?? 0,
    });

    private static string Sections(PlannedDay day) => day.Open.Count == 0 ? Closed : string.Join(' ', day.Open.Select(o => $"{o.From}~{o.To}"));

    private static IEnumerable<PlannedDay> Ordered(IReadOnlyList<PlannedDay> days, bool fromSunday) => fromSunday ? [days[^1], .. days.SkipLast(1)] : days;

    /// <summary>Terminals have eight of each always; the first ones are ours. Unset openings are left out or closed.</summary>
    private static bool Begins(JsonElement reply, string key, JsonArray said)
    {
        var held = reply.Items(key).Select(Numbers).ToList();
        return held.Count >= said.Count && said.Select((s, i) => Numbers(JsonSerializer.SerializeToElement(s)) == held[i]).All(same => same);
    }

    private static string Numbers(JsonElement zone) => string.Join(
        ' ', zone.Items("day").Concat(zone.Items("week")).Select(e => e.Text("section") ?? e.Text("day") ?? "").Where((s, i) => i == 0 || s is not ("" or Closed)));
}
