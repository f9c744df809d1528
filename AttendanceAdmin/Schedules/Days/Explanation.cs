using System.Text.Json.Serialization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>One step of how a day was computed.</summary>
/// <param name="Code">Key of <see cref="DaysTexts"/>.</param>
/// <param name="Values">What its text has places for: times (HH:mm), minutes, names.</param>
internal sealed record ExplanationStep([property: JsonPropertyName("c")] string Code, [property: JsonPropertyName("v")] IReadOnlyList<string> Values)
{
    public bool Equals(ExplanationStep? other) => other is not null && Code == other.Code && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Code, Values.Count);
}

/// <summary>The steps in the order in which they were taken.</summary>
internal sealed class Explanation
{
    private readonly List<ExplanationStep> steps = [];

    public IReadOnlyList<ExplanationStep> Steps => steps;

    public void Add(string code, params ReadOnlySpan<object> values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Convert.ToString(values[i], System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }

        steps.Add(new ExplanationStep(code, texts));
    }

    /// <summary><c>+15</c>, <c>−60</c>, <c>0</c></summary>
    public static string Signed(int minutes) => minutes.ToString("+0;\u22120;0", System.Globalization.CultureInfo.InvariantCulture);

    public void AddRange(IEnumerable<ExplanationStep> more) => steps.AddRange(more);
}
