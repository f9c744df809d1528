using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules;

/// <summary>What can be wrong with a schedule; its shifts are judged one by one, then whether they overlap.</summary>
internal sealed class ScheduleValidator : AbstractValidator<ScheduleInput>
{
    public const int MaxRotationWeeks = 26;
    private const int MaxShiftsADay = 10;

    private readonly IStringLocalizer<SchedulesTexts> texts;

    public ScheduleValidator(IStringLocalizer<SchedulesTexts> texts, ShiftValidator shifts)
    {
        this.texts = texts;
        RuleFor(s => s.Name).Must(n => n?.Trim() is { Length: > 0 and <= 100 } && !n.Any(char.IsControl)).WithMessage(_ => texts["BadName"]);
        RuleFor(s => s.DuplicateSeconds).InclusiveBetween(0, 3600).WithMessage(_ => texts["BadDuplicateSeconds"]);
        RuleFor(s => s.EffectiveFrom).Must(d => d.IsPlannable()).WithMessage(_ => texts["BadYear"]);
        RuleFor(s => s.EffectiveUntil).Must(d => d is null || d.Value.IsPlannable()).WithMessage(_ => texts["BadYear"]);
        RuleFor(s => s.EffectiveUntil).Must((s, until) => until is null || until >= s.EffectiveFrom).WithMessage(_ => texts["UntilBeforeFrom"]);
        RuleFor(s => s.RotationWeeks).InclusiveBetween(1, MaxRotationWeeks).WithMessage(_ => texts["BadRotation", MaxRotationWeeks]);
        RuleForEach(s => s.Days).ChildRules(day =>
        {
            day.RuleFor(d => d.Weekday).InclusiveBetween(0, 6).WithMessage(_ => texts["BadWeekday"]);
            day.RuleFor(d => d.Shifts).Must(s => s.Count <= MaxShiftsADay).WithMessage(_ => texts["TooManyShifts", MaxShiftsADay]);
            day.RuleForEach(d => d.Shifts).SetValidator(shifts);
        });
        RuleFor(s => s).Custom(JudgeWeeks).When(s => s.Days.All(d => d.Weekday is >= 0 and <= 6) && s.RotationWeeks is >= 1 and <= MaxRotationWeeks);
    }

    private void JudgeWeeks(ScheduleInput schedule, ValidationContext<ScheduleInput> context)
    {
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < schedule.Days.Count; i++)
        {
            var day = schedule.Days[i];
            if (day.Week < 0 || day.Week >= schedule.RotationWeeks)
            {
                context.AddFailure($"Days[{i}].Week", texts["BadWeek", schedule.RotationWeeks - 1]);
            }
            else if (!seen.Add((day.Week, day.Weekday)))
            {
                context.AddFailure($"Days[{i}].Weekday", texts["WeekdayTwice", texts.Weekday(day.Weekday)]);
            }
        }

        foreach (var (earlier, later) in ShiftClash.In(schedule))
        {
            context.AddFailure($"Days[{later.Day}].Shifts[{later.Shift}].Start", texts["ShiftsOverlap", Words(schedule, later), Words(schedule, earlier)]);
        }
    }

    private string Words(ScheduleInput schedule, ShiftPlace place)
    {
        var day = schedule.Days[place.Day];
        return $"{texts.Weekday(day.Weekday)} {ShiftText.Of(day.Shifts[place.Shift])}";
    }
}
