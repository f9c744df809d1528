using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Identity;

/// <summary>What the form of a user holds; the password only for a new one.</summary>
internal sealed class UserInput
{
    public int? Id { get; init; }

    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    public string Role { get; set; } = Roles.Reader;

    /// <summary>Empty means the site's language.</summary>
    public string? Culture { get; set; }

    public string? Password { get; set; }

    public static UserInput Of(UserRow user) => new()
    {
        Id = user.Id, Email = user.Email, DisplayName = user.DisplayName, Role = user.Role ?? Roles.Reader, Culture = user.Culture,
    };
}

/// <summary>Creates a user or changes one. Its own scope, because a page's scope lives as long as the page and would remember old rows.</summary>
internal sealed class SaveUser(IServiceScopeFactory scopes, IStringLocalizer<IdentityTexts> texts, Audit audit)
{
    /// <returns>What is wrong, by field; valid when it was saved.</returns>
    public async Task<ValidationResult> RunAsync(UserInput input)
    {
        var faults = await new Validator(texts).ValidateAsync(input);
        if (!faults.IsValid)
        {
            return faults;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var result = input.Id is { } id
            ? await ChangeAsync(users, await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture)), input)
            : await CreateAsync(users, input);
        return result.Succeeded ? new ValidationResult() : new ValidationResult(result.Errors
            .DistinctBy(e => e.Description)
            .Select(e => new ValidationFailure(FieldOf(e), e.Description)));
    }

    private async Task<IdentityResult> CreateAsync(UserManager<User> users, UserInput input)
    {
        var email = input.Email!.Trim();
        var user = new User { UserName = email, Email = email, EmailConfirmed = true };
        Apply(user, input);
        var result = await users.CreateAsync(user, input.Password!);
        if (result.Succeeded)
        {
            await users.AddToRoleAsync(user, input.Role);
            await audit.RecordAsync(AuditAction.UserCreated, email, input.Role);
        }

        return result;
    }

    private async Task<IdentityResult> ChangeAsync(UserManager<User> users, User? user, UserInput input)
    {
        if (user is null)
        {
            return IdentityResult.Failed(users.ErrorDescriber.ConcurrencyFailure());
        }

        var before = await users.GetRolesAsync(user);
        if (input.Role != Roles.Administrator && await Administrators.IsLastAsync(users, user))
        {
            return IdentityResult.Failed(((IdentityErrors)users.ErrorDescriber).LastAdministrator());
        }

        Apply(user, input);
        var result = await users.UpdateAsync(user);
        if (result.Succeeded && !before.SequenceEqual([input.Role], StringComparer.Ordinal))
        {
            await users.RemoveFromRolesAsync(user, before);
            await users.AddToRoleAsync(user, input.Role);
            // What is signed in with the old role ends.
            await users.UpdateSecurityStampAsync(user);
        }

        await audit.RecordAsync(AuditAction.UserChanged, user.Email, $"{string.Join(',', before)} → {input.Role}");
        return result;
    }

    private static void Apply(User user, UserInput input)
    {
        user.DisplayName = string.IsNullOrWhiteSpace(input.DisplayName) ? null : input.DisplayName.Trim();
        user.Culture = string.IsNullOrEmpty(input.Culture) ? null : input.Culture;
    }

    private static string FieldOf(IdentityError error) => error.Code switch
    {
        "ErrorPasswordShort" or "ErrorPasswordUnique" => nameof(UserInput.Password),
        "ErrorLastAdministrator" => nameof(UserInput.Role),
        _ => nameof(UserInput.Email),
    };

    private sealed class Validator : AbstractValidator<UserInput>
    {
        public Validator(IStringLocalizer<IdentityTexts> texts)
        {
            RuleFor(u => u.Email).NotEmpty().WithMessage(_ => texts["ErrorRequired"]);
            RuleFor(u => u.Email).EmailAddress().When(u => !string.IsNullOrEmpty(u.Email)).WithMessage(_ => texts["ErrorEmail"]);
            RuleFor(u => u.DisplayName).MaximumLength(100).WithMessage(_ => texts["ErrorTooLong", 100]);
            RuleFor(u => u.Role).Must(r => Roles.All.Contains(r)).WithMessage(_ => texts["ErrorRequired"]);
            RuleFor(u => u.Password).NotEmpty().When(u => u.Id is null).WithMessage(_ => texts["ErrorRequired"]);
        }
    }
}
