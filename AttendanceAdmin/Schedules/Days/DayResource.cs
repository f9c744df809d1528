using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>A working day as the API tells it; its names are part of the outside contract.</summary>
internal sealed record DayResource(
    int EmployeeId, DateOnly Date, string? Schedule, string State, int Due, int Worked, int Overtime, int Late, int EarlyLeave, int BreakOverrun, int Absence,
    int HolidayWork, int Night, JsonObject NightByDate, int Balance, IReadOnlyList<OccurrenceResource> Occurrences, IReadOnlyList<DayPunchResource> Punches,
    IReadOnlyList<AnomalyResource> Anomalies, IReadOnlyList<string> Explanation)
{
    public static DayResource Of(WorkingDay day, IStringLocalizer<DaysTexts> texts)
    {
        var f = day.Figures;
        return new DayResource(
            day.EmployeeId, day.Date, day.ScheduleName, Word(day.State), f.Due, f.Worked, f.Overtime, f.Late, f.EarlyLeave, f.BreakOverrun, f.Absence,
            f.HolidayWork, f.Night, Nights(day), f.Balance, [.. day.Occurrences.Select(o => OccurrenceResource.Of(o, day.Occurrences.Count > 1))],
            [.. day.Punches.Select(p => new DayPunchResource(p.Id, p.LocalTime, Word(p.Role), p.CountedTime))],
            [.. day.Anomalies.Select(a => new AnomalyResource(Word(a), Word(a.Severity())))], ExplanationText.Say(day.Explanation, texts));
    }

    /// <summary><c>to_complete</c>, <c>missing_out</c>.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Dates are keys as they are.</summary>
    private static JsonObject Nights(WorkingDay day) => new(
        day.NightByDate.Select(n => KeyValuePair.Create(n.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (JsonNode?)n.Value)));
}

/// <summary>A shift; where there are several, each with its own figures.</summary>
internal sealed record OccurrenceResource(DateTime Start, DateTime End)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Due { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Worked { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Overtime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Late { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EarlyLeave { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? BreakOverrun { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Absence { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HolidayWork { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Night { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Balance { get; init; }

    public static OccurrenceResource Of(DayOccurrence occurrence, bool amongSeveral) => !amongSeveral ? new OccurrenceResource(occurrence.Start, occurrence.End)
        : new OccurrenceResource(occurrence.Start, occurrence.End)
        {
            Due = occurrence.Figures.Due, Worked = occurrence.Figures.Worked, Overtime = occurrence.Figures.Overtime, Late = occurrence.Figures.Late,
            EarlyLeave = occurrence.Figures.EarlyLeave, BreakOverrun = occurrence.Figures.BreakOverrun, Absence = occurrence.Figures.Absence,
            HolidayWork = occurrence.Figures.HolidayWork, Night = occurrence.Figures.Night, Balance = occurrence.Figures.Balance,
        };
}

/// <param name="CountedTime">After rounding and tolerance; null for what is neither in nor out.</param>
internal sealed record DayPunchResource(long Id, DateTime LocalTime, string Role, DateTime? CountedTime);

internal sealed record AnomalyResource(string Code, string Severity);
