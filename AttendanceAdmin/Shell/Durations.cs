using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Shell;

/// <summary>Spans of time as people say them, in one unit and never more exact than it matters.</summary>
internal static class Durations
{
    /// <summary>"14 min".</summary>
    public static string Span(this IStringLocalizer<ShellTexts> texts, TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => texts["Seconds", 0],
        { TotalMinutes: < 1 } => texts["Seconds", (int)span.TotalSeconds],
        { TotalHours: < 1 } => texts["Minutes", (int)span.TotalMinutes],
        { TotalDays: < 1 } => texts["Hours", (int)span.TotalHours],
        _ => texts["Days", (int)span.TotalDays],
    };

    /// <summary>"14 min ago".</summary>
    public static string Ago(this IStringLocalizer<ShellTexts> texts, TimeSpan span) => texts["Ago", texts.Span(span)];
}
