using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary><c>{"cmd":"setdevlock","opendelay":5,"doorsensor":1,"alarmdelay":30,"antpass":0,"wgformat":0}</c>: any subset of the keys.</summary>
internal static class LockWords
{
    private const int LongWiegand = 34;

    public static Script Of(DoorLock door)
    {
        var message = Words.Bare("setdevlock");
        message.Say("opendelay", door.OpenSeconds);
        message.Say("doorsensor", (int?)door.Sensor);
        message.Say("alarmdelay", door.AlarmSeconds);
        message.Say("mutiopen", door.PeopleToOpen);
        message.Say("tryalarm", door.WrongTries);
        message.Say("antpass", door.AntiPassback);
        message.Say("interlock", door.Interlock);
        message.Say("tamper", door.Tamper);
        message.Say("wgformat", door.WiegandBits is { } bits ? bits == LongWiegand : null);
        return Words.One(message);
    }

    /// <summary><c>{"cmd":"opendoor","doornum":1}</c>, or all of them.</summary>
    public static Script Open(int? door)
    {
        var message = Words.Bare("opendoor");
        message.Say("doornum", door);
        return Words.One(message);
    }

    /// <summary>The answer of a failing getdevlock says setdevlock.</summary>
    public static JsonObject Read() => Words.Bare("getdevlock");
}
