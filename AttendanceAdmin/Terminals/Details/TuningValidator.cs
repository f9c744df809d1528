using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals.Details;

internal sealed class TuningValidator : AbstractValidator<TerminalTuning>
{
    public TuningValidator(IStringLocalizer<TerminalsTexts> texts)
    {
        RuleFor(s => s).Must(s => s != new TerminalTuning()).WithMessage(_ => texts["SettingsNeeded"]);
        RuleFor(s => s.Volume).InclusiveBetween(0, 10).WithMessage(_ => texts["BetweenNumbers", 0, 10]);
        RuleFor(s => s.Language).Matches("^[a-z]{2}(-[a-z]{2})?$").WithMessage(_ => texts["BadLanguage"]);
        RuleFor(s => s.ScreensaverSeconds).InclusiveBetween(0, 255).WithMessage(_ => texts["BetweenNumbers", 0, 255]);
        RuleFor(s => s.FingersPerPerson).InclusiveBetween(1, 10).WithMessage(_ => texts["BetweenNumbers", 1, 10]);
        RuleFor(s => s.WarnsBelowFreeLogs).InclusiveBetween(0, 1_000_000).WithMessage(_ => texts["BetweenNumbers", 0, 1_000_000]);
        RuleFor(s => s.RepeatMinutes).InclusiveBetween(0, 255).WithMessage(_ => texts["BetweenNumbers", 0, 255]);
    }
}
