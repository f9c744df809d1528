using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Says the steps of an explanation in the reader's language.</summary>
internal static class ExplanationText
{
    /// <summary>Before a value that is itself a key of <see cref="DaysTexts"/>.</summary>
    public const string Word = "@";

    public static IReadOnlyList<string> Say(IReadOnlyList<ExplanationStep> steps, IStringLocalizer<DaysTexts> texts) =>
        [.. steps.Select(s => Say(s, key => texts[key]))];

    public static string Say(ExplanationStep step, Func<string, string> text) => string.Format(
        CultureInfo.InvariantCulture, text(step.Code), [.. step.Values.Select(v => v.StartsWith(Word, StringComparison.Ordinal) ? text(v[Word.Length..]) : v)]);
}
