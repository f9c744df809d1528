using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

internal enum SignInOutcome
{
    SignedIn,

    /// <summary>Unknown address or wrong password; which of the two is not told.</summary>
    Wrong,
    LockedOut,
    Disabled,
}

/// <summary>Signs a person in with a password; every try is audited.</summary>
internal sealed class SignIn(SignInManager<User> signIn, UserManager<User> users, Audit audit)
{
    public async Task<SignInOutcome> WithPasswordAsync(HttpContext context, string email, string password, bool stay)
    {
        if (await users.FindByNameAsync(email) is not { } user)
        {
            // As long as a real check takes, so that the time does not tell which addresses exist.
            users.PasswordHasher.HashPassword(new User(), password);
            await audit.RecordForAsync(email, AuditAction.SignInFailed, subject: null, details: null, context.RequestAborted);
            return SignInOutcome.Wrong;
        }

        var outcome = await TryAsync(user, password, stay);
        await audit.RecordForAsync(email, ActionOf(outcome), subject: null, details: null, context.RequestAborted);
        if (outcome == SignInOutcome.SignedIn && user.Culture is { } culture)
        {
            Preferences.KeepLanguage(context, culture);
        }

        return outcome;
    }

    private async Task<SignInOutcome> TryAsync(User user, string password, bool stay)
    {
        if (user.IsDisabled)
        {
            return await users.CheckPasswordAsync(user, password) ? SignInOutcome.Disabled : SignInOutcome.Wrong;
        }

        var result = await signIn.PasswordSignInAsync(user, password, stay, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => SignInOutcome.SignedIn,
            { IsLockedOut: true } => SignInOutcome.LockedOut,
            _ => SignInOutcome.Wrong,
        };
    }

    private static AuditAction ActionOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.SignedIn => AuditAction.SignedIn,
        SignInOutcome.LockedOut => AuditAction.SignInLockedOut,
        _ => AuditAction.SignInFailed,
    };
}
