using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What the house wants of a terminal itself, in this wire's words.</summary>
internal static class Words
{
    private const int CheckedDays = 2;

    /// <returns>Null if this family has no words for it.</returns>
    public static Script? Of(TerminalCommand command, DateTime wall) => command.Kind switch
    {
        CommandKind.SendEverythingAgain => new Script.Logs(AllLogs(null, null)),
        CommandKind.QueryPunches => new Script.Logs(AllLogs(command.From, command.To)),
        // Not getnewlog: that moves the terminal's own mark, and what is under way when the server dies would never come again.
        CommandKind.Check => new Script.Logs(AllLogs(wall.AddDays(-CheckedDays), wall), Before: Bare("getdevinfo")),
        CommandKind.Restart => new Script.Mute(Bare("reboot")),
        CommandKind.SetClock => One(new JsonObject { ["cmd"] = "settime", ["cloudtime"] = DeviceTime.Write(wall) }),
        CommandKind.ReportInfo => One(Bare("getdevinfo")),
        CommandKind.QueryPeople => new Script.People(),
        _ => null,
    };

    public static JsonObject Bare(string verb) => new() { ["cmd"] = verb };

    /// <summary><c>{"cmd":"getalllog","stn":true,"from":"2018-11-01","to":"2018-12-30"}</c>, whole days.</summary>
    public static JsonObject AllLogs(DateTime? from, DateTime? to)
    {
        var message = new JsonObject { ["cmd"] = "getalllog", ["stn"] = true };
        if (from is { } first && to is { } last)
        {
            (message["from"], message["to"]) = (Day(first), Day(last));
        }

        return message;
    }

    public static Script One(JsonObject message) => new Script.Messages(new Script.Line(message));

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
