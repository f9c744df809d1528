using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Identity;

/// <summary>What ASP.NET Core Identity has to say, in the user's language and with what to do.</summary>
internal sealed class IdentityErrors(IStringLocalizer<IdentityTexts> texts) : IdentityErrorDescriber
{
    public IdentityError WrongSetupCode() => Error("SetupCodeWrong");

    public IdentityError LastAdministrator() => Error("ErrorLastAdministrator");

    public override IdentityError DefaultError() => Error("ErrorDefault");

    public override IdentityError ConcurrencyFailure() => Error("ErrorConcurrency");

    public override IdentityError DuplicateEmail(string email) => Error("ErrorDuplicateEmail", email);

    public override IdentityError DuplicateUserName(string userName) => Error("ErrorDuplicateEmail", userName);

    public override IdentityError InvalidEmail(string? email) => Error("ErrorEmail");

    public override IdentityError InvalidUserName(string? userName) => Error("ErrorEmail");

    public override IdentityError PasswordTooShort(int length) => Error("ErrorPasswordShort", length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error("ErrorPasswordUnique", uniqueChars);

    /// <summary>A user's name is the address, so both are wrong together; one sentence is enough.</summary>
    public static IEnumerable<string> Sentences(IdentityResult result) => result.Errors.Select(e => e.Description).Distinct(StringComparer.Ordinal);

    private IdentityError Error(string key, params object[] arguments) => new() { Code = key, Description = texts[key, arguments] };
}
