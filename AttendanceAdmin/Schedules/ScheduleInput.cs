using System.Text.Json;
using System.Text.Json.Serialization;

namespace AttendanceAdmin.Schedules;

/// <summary>A schedule as a page or a program gives it, whole; what is left out is as the API says.</summary>
internal sealed record ScheduleInput
{
    /// <summary>As a schedule has it that was read; not looked at.</summary>
    public int? Id { get; init; }

    public string? Name { get; init; }

    public PunchStrategy Strategy { get; init; }

    public int DuplicateSeconds { get; init; } = 60;

    /// <summary>Null in the API, read as the least there is, means today.</summary>
    [JsonConverter(typeof(DayOrNull))]
    public DateOnly EffectiveFrom { get; init; } = new(2026, 1, 1);

    public DateOnly? EffectiveUntil { get; init; }

    public int RotationWeeks { get; init; } = 1;

    public IReadOnlyList<ScheduleDay> Days
    {
        get;
        init => field = [.. (value ?? []).Select(d => d.Shifts is null ? d with { Shifts = [] } : d)];
    } = [];

    public static ScheduleInput Of(Schedule schedule) => new()
    {
        Name = schedule.Name,
        Strategy = schedule.Strategy,
        DuplicateSeconds = schedule.DuplicateSeconds,
        EffectiveFrom = schedule.EffectiveFrom,
        EffectiveUntil = schedule.EffectiveUntil,
        RotationWeeks = schedule.RotationWeeks,
        Days = schedule.Days,
    };

    public void ApplyTo(Schedule schedule)
    {
        schedule.Name = Name!.Trim();
        schedule.Strategy = Strategy;
        schedule.DuplicateSeconds = DuplicateSeconds;
        schedule.EffectiveFrom = EffectiveFrom;
        schedule.EffectiveUntil = EffectiveUntil;
        schedule.RotationWeeks = RotationWeeks;
        schedule.Days = [.. Days.Where(d => d.Shifts.Count > 0).OrderBy(d => d.Week).ThenBy(d => d.Weekday)
            .Select(d => d with { Shifts = [.. d.Shifts.OrderBy(s => s.Start)] })];
    }

    private sealed class DayOrNull : JsonConverter<DateOnly>
    {
        public override bool HandleNull => true;

        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? default : Days(options).Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => Days(options).Write(writer, value, options);

        private static JsonConverter<DateOnly> Days(JsonSerializerOptions options) => (JsonConverter<DateOnly>)options.GetConverter(typeof(DateOnly));
    }
}
