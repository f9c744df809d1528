using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals.Details;

internal sealed class DoorLockValidator : AbstractValidator<DoorLock>
{
    public DoorLockValidator(IStringLocalizer<TerminalsTexts> texts)
    {
        RuleFor(l => l).Must(l => l != new DoorLock()).WithMessage(_ => texts["LockNeeded"]);
        RuleFor(l => l.OpenSeconds).InclusiveBetween(1, 255).WithMessage(_ => texts["BetweenNumbers", 1, 255]);
        RuleFor(l => l.AlarmSeconds).InclusiveBetween(0, 255).WithMessage(_ => texts["BetweenNumbers", 0, 255]);
        RuleFor(l => l.PeopleToOpen).InclusiveBetween(0, 4).WithMessage(_ => texts["BetweenNumbers", 0, 4]);
        RuleFor(l => l.WrongTries).InclusiveBetween(0, 10).WithMessage(_ => texts["BetweenNumbers", 0, 10]);
        RuleFor(l => l.AntiPassback).InclusiveBetween(0, 2).WithMessage(_ => texts["BetweenNumbers", 0, 2]);
        RuleFor(l => l.WiegandBits).Must(b => b is null or 26 or 34).WithMessage(_ => texts["BadWiegand"]);
    }
}
