using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Editing;

/// <summary>A row of the weekly grid.</summary>
public sealed class DayDraft
{
    public required int Week { get; init; }

    public required int Weekday { get; init; }

    /// <summary>One at least, which may be blank: a day off.</summary>
    public List<ShiftDraft> Shifts { get; set; } = [new()];

    internal IEnumerable<ShiftDraft> Filled => Shifts.Where(s => !s.IsBlank);
}

/// <summary>A schedule as the page holds it while somebody types; the names of its fields are those that faults name.</summary>
public sealed class ScheduleDraft
{
    public string? Name { get; set; }

    public PunchStrategy Strategy { get; set; }

    public int DuplicateSeconds { get; set; } = 60;

    public DateOnly EffectiveFrom { get; set; }

    public DateOnly? EffectiveUntil { get; set; }

    public int RotationWeeks { get; set; } = 1;

    /// <summary>Seven for each week, Monday first.</summary>
    public List<DayDraft> Days { get; private set; } = [];

    internal static ScheduleDraft Of(ScheduleInput input)
    {
        var draft = new ScheduleDraft
        {
            Name = input.Name, Strategy = input.Strategy, DuplicateSeconds = input.DuplicateSeconds,
            EffectiveFrom = input.EffectiveFrom, EffectiveUntil = input.EffectiveUntil, RotationWeeks = input.RotationWeeks,
        };
        draft.FitWeeks();
        foreach (var day in input.Days.Where(d => d.Shifts.Count > 0))
        {
            draft.Day(day.Week, day.Weekday).Shifts = [.. day.Shifts.Select(ShiftDraft.Of)];
        }

        return draft;
    }

    /// <summary>As many rows as the rotation has days; what a shorter one leaves out comes back when it is lengthened again.</summary>
    internal void FitWeeks()
    {
        for (var week = Days.Count / 7; week < RotationWeeks; week++)
        {
            Days.AddRange(Enumerable.Range(0, 7).Select(weekday => new DayDraft { Week = week, Weekday = weekday }));
        }
    }

    internal DayDraft Day(int week, int weekday) => Days[(week * 7) + weekday];

    internal IEnumerable<DayDraft> Week(int week) => Days.Skip(week * 7).Take(7);

    /// <returns>Null if something typed is no time; then there are faults.</returns>
    internal ScheduleInput? Read(IStringLocalizer<SchedulesTexts> texts, out ValidationResult faults)
    {
        faults = new ValidationResult();
        var days = new List<ScheduleDay>();
        foreach (var (index, day) in Days.Take(RotationWeeks * 7).Index())
        {
            var shifts = new List<Shift>();
            foreach (var (place, shift) in day.Filled.Index())
            {
                if (shift.Read(out var unread) is { } read)
                {
                    shifts.Add(read);
                }
                else
                {
                    faults.Errors.Add(new ValidationFailure($"Days[{index}].Shifts[{place}]", texts["BadTime", unread!]));
                }
            }

            days.Add(new ScheduleDay(day.Week, day.Weekday, shifts));
        }

        return faults.IsValid
            ? new ScheduleInput
            {
                Name = Name, Strategy = Strategy, DuplicateSeconds = DuplicateSeconds, EffectiveFrom = EffectiveFrom, EffectiveUntil = EffectiveUntil,
                RotationWeeks = RotationWeeks, Days = days,
            }
            : null;
    }
}
