namespace AttendanceAdmin.Schedules;

/// <summary>A schedule as a page or a program gives it, whole; what is left out is as the API says.</summary>
internal sealed record ScheduleInput
{
    public string? Name { get; init; }

    public PunchStrategy Strategy { get; init; }

    public int DuplicateSeconds { get; init; } = 60;

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
}
