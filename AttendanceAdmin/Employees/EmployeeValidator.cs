using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using AttendanceAdmin.Site;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees;

/// <summary>What can be judged of an employee without looking at the others.</summary>
internal sealed class EmployeeValidator : AbstractValidator<EmployeeInput>
{
    public const int MaxCards = 10;

    private static readonly (Expression<Func<EmployeeInput, string?>> Field, int MaxLength)[] Texts =
        [(e => e.LastName, 100), (e => e.FirstName, 100), (e => e.Matricule, 50), (e => e.Department, 100), (e => e.Post, 100), (e => e.Email, 254)];

    public EmployeeValidator(IStringLocalizer<EmployeesTexts> texts, SiteClock site)
    {
        RuleFor(e => e.LastName).NotEmpty().WithMessage(_ => texts["LastNameNeeded"]);
        foreach (var (field, length) in Texts)
        {
            RuleFor(field).MaximumLength(length).WithMessage(_ => texts["TooLong", length]);
            // A TAB or line end in a name could otherwise travel into a terminal's command line.
            RuleFor(field).Must(IsPlain).WithMessage(_ => texts["ControlCharacter"]);
        }

        RuleFor(e => e.Pin).Must(p => string.IsNullOrWhiteSpace(p) || EmployeePin.TryParse(p, out _)).WithMessage(_ => texts["BadPin", EmployeePin.MaxLength]);
        RuleFor(e => e.Email).EmailAddress().When(e => !string.IsNullOrWhiteSpace(e.Email)).WithMessage(_ => texts["BadEmail"]);
        RuleFor(e => e.BirthDate).Must(d => d is null || (d.Value.Year >= 1900 && d < DateOnly.FromDateTime(site.LocalNow))).WithMessage(_ => texts["BadBirthDate"]);
        RuleFor(e => e.HireDate).Must(IsOfThisAge).WithMessage(_ => texts["BadYear"]);
        RuleFor(e => e.LeavingDate).Must(IsOfThisAge).WithMessage(_ => texts["BadYear"]);
        RuleFor(e => e.LeavingDate).Must((e, leaving) => leaving is null || e.HireDate is null || leaving >= e.HireDate).WithMessage(_ => texts["LeavingBeforeHire"]);
        RuleFor(e => e.Cards).Must(c => EmployeeInput.CardsIn(c).All(n => CardNumber.TryParse(n, out _)))
            .WithMessage(e => texts["BadCard", EmployeeInput.CardsIn(e.Cards).First(n => !CardNumber.TryParse(n, out _))]);
        RuleFor(e => e.Cards).Must(c => EmployeeInput.CardsIn(c).Count <= MaxCards).WithMessage(_ => texts["TooManyCards", MaxCards]);
    }

    private static bool IsOfThisAge(DateOnly? day) => day is null or { Year: >= 1900 and < 2200 };

    /// <summary>Nothing that ends a line or a field, turns the writing round, or is half a character.</summary>
    private static bool IsPlain(string? text) => text is null || text.EnumerateRunes().All(r =>
        r != Rune.ReplacementChar && !IsBidiControl(r.Value)
        && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private static bool IsBidiControl(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
