using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules;

/// <summary>What can be wrong with one shift by itself.</summary>
internal sealed class ShiftValidator : AbstractValidator<Shift>
{
    private const int MinutesADay = 24 * 60;
    private const int MaxBreaks = 10;

    public ShiftValidator(IStringLocalizer<SchedulesTexts> texts)
    {
        RuleFor(s => s.ToleranceLate).Must((s, t) => t >= 0 && t <= s.Length).WithMessage(s => texts["BadTolerance", s.Length]);
        RuleFor(s => s.ToleranceEarly).Must((s, t) => t >= 0 && t <= s.Length).WithMessage(s => texts["BadTolerance", s.Length]);
        RuleFor(s => s.WindowBefore).InclusiveBetween(0, MinutesADay).WithMessage(_ => texts["BadMinutes", MinutesADay]);
        RuleFor(s => s.WindowAfter).InclusiveBetween(0, MinutesADay).WithMessage(_ => texts["BadMinutes", MinutesADay]);
        RuleFor(s => s.OvertimeMin).InclusiveBetween(0, MinutesADay).WithMessage(_ => texts["BadMinutes", MinutesADay]);
        RuleFor(s => s.MinMinutes).Must((s, m) => m is null || (m > 0 && m <= s.Length)).WithMessage(s => texts["BadLeast", s.Length]);
        RuleFor(s => s.MaxMinutes).Must((s, m) => m is null || (m > 0 && m >= (s.MinMinutes ?? 0) && m <= MinutesADay)).WithMessage(s => texts["BadMost", s.MinMinutes ?? 1, MinutesADay]);
        RuleFor(s => s.Rounding.Minutes).Must((s, m) => s.Rounding.Mode == RoundingMode.None && m == 0 || m is > 0 and <= 60 && 60 % m == 0)
            .WithMessage(_ => texts["BadRounding"]);
        RuleFor(s => s.FlexibleBreak!.Minutes).Must((s, m) => m > 0 && m <= s.Length).WithMessage(s => texts["BadFlexible", s.Length])
            .When(s => s.FlexibleBreak is not null);
        RuleFor(s => s.FlexibleBreak!.AfterMinutes).InclusiveBetween(0, MinutesADay).WithMessage(_ => texts["BadMinutes", MinutesADay])
            .When(s => s.FlexibleBreak is not null);
        RuleFor(s => s.Breaks).Must(b => b.Count <= MaxBreaks).WithMessage(_ => texts["TooManyBreaks", MaxBreaks]);
        RuleForEach(s => s.Breaks).Must((s, b) => b is not null && IsInside(s, b)).WithMessage((s, b) => texts["BreakOutside", b is null ? "" : ShiftText.Of(b), ShiftText.Of(s)]);
        RuleFor(s => s.Breaks).Must((s, b) => !Overlap(s, b)).WithMessage(_ => texts["BreaksOverlap"])
            .When(s => s.Breaks.All(b => b is not null && IsInside(s, b)));
    }

    private static bool IsInside(Shift shift, FixedBreak pause)
    {
        var from = shift.After(pause.Start);
        return from < EndOf(shift, pause) && EndOf(shift, pause) <= shift.Length;
    }

    /// <summary>Minutes after the shift's start; a break may end with a shift of 24 hours.</summary>
    private static int EndOf(Shift shift, FixedBreak pause) => shift.After(pause.End) is var end and > 0 ? end : MinutesADay;

    private static bool Overlap(Shift shift, IReadOnlyList<FixedBreak> breaks)
    {
        var inOrder = breaks.OrderBy(b => shift.After(b.Start)).ToList();
        return inOrder.Zip(inOrder.Skip(1)).Any(p => EndOf(shift, p.First) > shift.After(p.Second.Start));
    }
}
