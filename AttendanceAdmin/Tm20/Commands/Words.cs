using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What the house wants of a terminal itself, in this wire's words.</summary>
internal static class Words
{
    private const int CheckedDays = 2;

    /// <returns>Null if this family has no words for it.</returns>
    public static Script? Of(TerminalCommand command, CommandDetails details, DateTime wall) => command.Kind switch
    {
        CommandKind.SendEverythingAgain => new Script.Logs(AllLogs(null, null)),
        CommandKind.QueryPunches => new Script.Logs(AllLogs(command.From, command.To)),
        CommandKind.QueryNewPunches => new Script.Logs(CalendarWords.Read("getnewlog")),
        // Not getnewlog: that moves the terminal's own mark, and what is under way when the server dies would never come again.
        CommandKind.Check => new Script.Logs(AllLogs(wall.AddDays(-CheckedDays), wall), Before: Bare("getdevinfo")),
        CommandKind.ErasePunches => new Script.Logs(AllLogs(null, null), Then: Bare("cleanlog")),
        CommandKind.EraseEverything => new Script.Logs(AllLogs(null, null), Then: Bare("initsys"), AlsoIfNone: true),
        CommandKind.Restart => new Script.Mute(Bare("reboot")),
        CommandKind.DisableTerminal => One(Bare("disabledevice")),
        CommandKind.EnableTerminal => One(Bare("enabledevice")),
        CommandKind.SetClock => One(new JsonObject { ["cmd"] = "settime", ["cloudtime"] = DeviceTime.Write(wall) }),
        CommandKind.ReadClock => Ask(Bare("gettime")),
        CommandKind.ReportInfo => Ask(Bare("getdevinfo")),
        CommandKind.SetSettings => details.Settings is { } settings ? SettingWords.Of(settings) : null,
        CommandKind.QueryPeople => new Script.People(),
        CommandKind.ErasePeople => new Script.People(Then: Bare("cleanuser")),
        // What it says of people afterwards is what is kept of them: else the next card sent would make them administrators again.
        CommandKind.EraseAdministrators => new Script.People(Before: Bare("cleanadmin")),
        _ => OfDoor(command.Kind, details) ?? OfPerson(command.Kind, details),
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

    private static Script Ask(JsonObject message) => new Script.Messages(new Script.Line(message, Keeps: true));

    private static Script? OfDoor(CommandKind kind, CommandDetails details) => kind switch
    {
        CommandKind.OpenDoor => LockWords.Open(details.Door),
        CommandKind.ReadLock => Ask(LockWords.Read()),
        CommandKind.SetLock => details.Lock is { } door ? LockWords.Of(door) : null,
        CommandKind.ReadHolidays => Ask(CalendarWords.Read("getholiday")),
        CommandKind.SetHolidays => CalendarWords.Holidays(details.Holidays ?? []),
        CommandKind.ReadQuestionnaire => Ask(CalendarWords.Read("getquestionnaire")),
        CommandKind.SetQuestionnaire => details.Questionnaire is { } questionnaire ? CalendarWords.Questionnaire(questionnaire) : null,
        _ => null,
    };

    private static Script? OfPerson(CommandKind kind, CommandDetails details) => (kind, PersonWords.Number(details.Pin ?? "")) switch
    {
        (CommandKind.EnablePerson, { } person) => CredentialWords.Enable(person, enabled: true),
        (CommandKind.DisablePerson, { } person) => CredentialWords.Enable(person, enabled: false),
        (CommandKind.QueryPerson, { } person) => new Script.Person(person),
        (CommandKind.RemoveCredential, { } person) => CredentialWords.Remove(person, details),
        _ => null,
    };

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
