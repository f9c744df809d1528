using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Schedules;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>An entry as that API shows and says it; times as <c>HH:MM</c>, weekday 0 is Monday.</summary>
internal sealed record EntryText(
    int Id, string Name, int Weekday, string WeekdayDisplay, string CheckInTime, string CheckOutTime, string? BreakStartTime, string? BreakEndTime,
    int ToleranceMinutes, bool IsActive, DateOnly EffectiveFrom, DateOnly? EffectiveUntil)
{
    private const int Weekdays = 7;
    private const int UsualTolerance = 15;

    private static readonly string[] Display = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Of the breaks the first: that API knows no more.</summary>
    public static EntryText Of(ScheduleEntry entry) => new(
        entry.Id, entry.Name, entry.Weekday, Display[entry.Weekday], Clock(entry.Shift.Start), Clock(entry.Shift.End),
        entry.Shift.Breaks is [var pause, ..] ? Clock(pause.Start) : null, entry.Shift.Breaks is [var same, ..] ? Clock(same.End) : null,
        entry.Shift.ToleranceLate, entry.IsActive, entry.EffectiveFrom, entry.EffectiveUntil);

    /// <summary>Lays what is said over what is known; null where a member cannot be read, whose name is then told.</summary>
    /// <param name="usualFrom">From when it holds if nothing is said or known of that.</param>
    public static (EntryText? Entry, string? Wrong) Read(JsonElement body, EntryText? known, DateOnly usualFrom, string usualName)
    {
        var (from, until) = (Day(body, "effective_from", known?.EffectiveFrom ?? usualFrom), Day(body, "effective_until", known?.EffectiveUntil));
        var clocks = new[] { "check_in_time", "check_out_time", "break_start_time", "break_end_time" }
            .Zip(new[] { known?.CheckInTime, known?.CheckOutTime, known?.BreakStartTime, known?.BreakEndTime }, (name, was) => (name, Time: Text(body, name, was))).ToArray();
        var (canWeekday, canTolerance, canActive) = (DevicesAnswer.TryNumber(body, "weekday", out var weekday), DevicesAnswer.TryNumber(body, "tolerance_minutes", out var tolerance), DevicesAnswer.TryTruth(body, "is_active", out var active));
        weekday ??= known?.Weekday;
        var wrong = !canWeekday || weekday is not (>= 0 and < Weekdays) ? "weekday"
            : Array.Find(clocks, c => c.Time is null ? c.name.StartsWith("check", StringComparison.Ordinal) : !TryClock(c.Time, out _)).name
            ?? (clocks[2].Time is null != clocks[3].Time is null ? "break_end_time" : !from.Valid ? "effective_from" : !until.Valid ? "effective_until"
            : !canTolerance ? "tolerance_minutes" : !canActive ? "is_active" : null);
        return wrong is not null ? (null, wrong) : (new EntryText(
            known?.Id ?? 0, Text(body, "name", known?.Name) ?? usualName, weekday!.Value, Display[weekday.Value], clocks[0].Time!, clocks[1].Time!, clocks[2].Time, clocks[3].Time,
            tolerance ?? known?.ToleranceMinutes ?? UsualTolerance, active ?? known?.IsActive ?? true, from.Day ?? usualFrom, until.Day), null);
    }

    /// <param name="known">What that API cannot say stays as it was.</param>
    public Shift ToShift(Shift? known)
    {
        _ = TryClock(CheckInTime, out var start) & TryClock(CheckOutTime, out var end);
        var breaks = TryClock(BreakStartTime, out var breakStart) && TryClock(BreakEndTime, out var breakEnd) ? [new FixedBreak(breakStart, breakEnd, Paid: false)] : Array.Empty<FixedBreak>();
        return (known ?? new Shift { Start = start, End = end }) with { Start = start, End = end, Breaks = breaks, ToleranceLate = ToleranceMinutes, ToleranceEarly = ToleranceMinutes };
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool TryClock(string? text, out TimeOnly time) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string? Text(JsonElement body, string name, string? otherwise) => !body.TryGetProperty(name, out var value) ? otherwise : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString()!.Trim(),
        _ => value.GetRawText(),
    };

    private static (bool Valid, DateOnly? Day) Day(JsonElement body, string name, DateOnly? otherwise)
    {
        if (!body.TryGetProperty(name, out _))
        {
            return (true, otherwise);
        }

        return Text(body, name, null) is not { } text ? (true, null)
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (true, day) : (false, null);
    }
}
