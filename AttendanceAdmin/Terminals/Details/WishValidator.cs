using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals.Details;

/// <summary>What each command needs besides its name. Each fault names the member as the caller wrote it, and says what to write instead.</summary>
internal sealed class WishValidator : AbstractValidator<CommandWish>
{
    public WishValidator(IStringLocalizer<TerminalsTexts> texts)
    {
        RuleFor(w => w.Details.Pin).Must(pin => pin is { Length: > 0 and <= 32 } && pin.All(c => c is > ' ' and <= '~'))
            .When(w => w.IsAboutPerson).OverridePropertyName(nameof(CommandDetails.Pin)).WithMessage(_ => texts["PinNeeded"]);
        RuleFor(w => w.Details.Door).InclusiveBetween(1, 4).OverridePropertyName(nameof(CommandDetails.Door)).WithMessage(_ => texts["BadDoor"]);
        RuleFor(w => w.Details.Credential).Must((w, c) => c is { } chosen && (w.Kind == CommandKind.RemoveCredential || CredentialRules.CanBePut(chosen)))
            .When(w => w.IsAboutCredential).OverridePropertyName(nameof(CommandDetails.Credential)).WithMessage(_ => texts["CredentialNeeded"]);
        RuleFor(w => w.Details.Number).InclusiveBetween(0, 9).OverridePropertyName(nameof(CommandDetails.Number)).WithMessage(_ => texts["BadCredentialNumber"]);
        RuleFor(w => w.Details.Value).Must((w, value) => CredentialRules.IsValue(w.Details.Credential, value))
            .When(w => w.Kind == CommandKind.PutCredential).OverridePropertyName(nameof(CommandDetails.Value)).WithMessage(_ => texts["BadCredentialValue"]);
        RuleFor(w => w.Details.Settings!).NotNull().WithMessage(_ => texts["SettingsNeeded"]).SetValidator(new TuningValidator(texts))
            .When(w => w.Kind == CommandKind.SetSettings).OverridePropertyName(nameof(CommandDetails.Settings));
        RuleFor(w => w.Details.Lock!).NotNull().WithMessage(_ => texts["LockNeeded"]).SetValidator(new DoorLockValidator(texts))
            .When(w => w.Kind == CommandKind.SetLock).OverridePropertyName(nameof(CommandDetails.Lock));
        RuleFor(w => w.Details.Holidays).Must(h => h is { Count: <= TerminalHoliday.Most } && h.All(CalendarRules.IsHoliday))
            .When(w => w.Kind == CommandKind.SetHolidays).OverridePropertyName(nameof(CommandDetails.Holidays)).WithMessage(_ => texts["BadHolidays", TerminalHoliday.Most]);
        RuleFor(w => w.Details.Questionnaire).Must(q => q is not null && CalendarRules.IsQuestionnaire(q))
            .When(w => w.Kind == CommandKind.SetQuestionnaire).OverridePropertyName(nameof(CommandDetails.Questionnaire)).WithMessage(_ => texts["BadQuestionnaire"]);
    }
}
