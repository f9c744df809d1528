using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary><c>{"cmd":"setdevinfo","volume":8,"language":10,"sleep":1}</c>: any subset of the keys.</summary>
internal static class SettingWords
{
    private static readonly string[] Languages =
        ["en", "zh-cn", "zh-tw", "ja", "ko-kp", "ko", "th", "id", "vi", "es", "fr", "pt", "de", "ru", "tr", "it", "cs", "ar", "fa"];

    /// <returns>Null for a language that these terminals do not speak.</returns>
    public static Script? Of(TerminalTuning settings)
    {
        var language = settings.Language is { } wanted ? Array.IndexOf(Languages, wanted) : (int?)null;
        return language < 0 ? null : Words.One(Message(settings, language));
    }

    private static JsonObject Message(TerminalTuning settings, int? language)
    {
        var message = Words.Bare("setdevinfo");
        message.Say("volume", settings.Volume);
        message.Say("language", language);
        message.Say("screensaver", settings.ScreensaverSeconds);
        message.Say("verifymode", (int?)settings.Proof);
        message.Say("sleep", settings.Sleeps);
        message.Say("userfpnum", settings.FingersPerPerson);
        message.Say("loghint", settings.WarnsBelowFreeLogs);
        message.Say("reverifytime", settings.RepeatMinutes);
        message.Say("server_verify", settings.AsksServer);
        return message;
    }

    /// <summary>What is left out stays as it is.</summary>
    public static void Say(this JsonObject message, string key, int? value)
    {
        if (value is { } said)
        {
            message[key] = said;
        }
    }

    public static void Say(this JsonObject message, string key, bool? value) => message.Say(key, value is { } said ? said ? 1 : 0 : null);
}
