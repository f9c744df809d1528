using AttendanceAdmin.Site;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees;

/// <summary>What can be judged of an employee without looking at the others.</summary>
internal sealed class EmployeeValidator : AbstractValidator<EmployeeInput>
{
    public EmployeeValidator(IStringLocalizer<EmployeesTexts> texts, SiteClock site)
    {
        RuleFor(e => e.LastName).NotEmpty().WithMessage(_ => texts["LastNameNeeded"]);
        RuleFor(e => e.LastName).MaximumLength(100).WithMessage(_ => texts["TooLong", 100]);
        RuleFor(e => e.FirstName).MaximumLength(100).WithMessage(_ => texts["TooLong", 100]);
        RuleFor(e => e.Matricule).MaximumLength(50).WithMessage(_ => texts["TooLong", 50]);
        RuleFor(e => e.Department).MaximumLength(100).WithMessage(_ => texts["TooLong", 100]);
        RuleFor(e => e.Post).MaximumLength(100).WithMessage(_ => texts["TooLong", 100]);

        // A TAB or line end in a name could otherwise travel into a terminal's command line.
        foreach (var field in new System.Linq.Expressions.Expression<Func<EmployeeInput, string?>>[]
            { e => e.LastName, e => e.FirstName, e => e.Matricule, e => e.Department, e => e.Post })
        {
            RuleFor(field).Must(HasNoControlCharacter).WithMessage(_ => texts["ControlCharacter"]);
        }

        RuleFor(e => e.Pin).Must(p => string.IsNullOrWhiteSpace(p) || EmployeePin.TryParse(p, out _)).WithMessage(_ => texts["BadPin", EmployeePin.MaxLength]);
        RuleFor(e => e.Email).EmailAddress().When(e => !string.IsNullOrWhiteSpace(e.Email)).WithMessage(_ => texts["BadEmail"]);
        RuleFor(e => e.BirthDate).Must(d => d is null || (d.Value.Year >= 1900 && d < DateOnly.FromDateTime(site.LocalNow))).WithMessage(_ => texts["BadBirthDate"]);
        RuleFor(e => e.LeavingDate).Must((e, leaving) => leaving is null || e.HireDate is null || leaving >= e.HireDate).WithMessage(_ => texts["LeavingBeforeHire"]);
    }

    private static bool HasNoControlCharacter(string? text) => text is null || !text.Any(char.IsControl);
}
