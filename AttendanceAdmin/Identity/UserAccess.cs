using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

/// <summary>Lets users in, shuts them out, gives them a new password; what is signed in elsewhere ends with it.</summary>
internal sealed class UserAccess(IServiceScopeFactory scopes, Audit audit)
{
    public Task<IdentityResult> DisableAsync(int id) => ChangeAsync(id, AuditAction.UserDisabled, async (users, user) =>
        await Administrators.IsLastAsync(users, user)
            ? IdentityResult.Failed(((IdentityErrors)users.ErrorDescriber).LastAdministrator())
            : await users.SetLockoutEndDateAsync(user, User.DisabledUntil));

    public Task<IdentityResult> EnableAsync(int id) => ChangeAsync(id, AuditAction.UserEnabled, AdmitAsync);

    public Task<IdentityResult> UnlockAsync(int id) => ChangeAsync(id, AuditAction.UserUnlocked, AdmitAsync);

    public Task<IdentityResult> ResetPasswordAsync(int id, string password) => ChangeAsync(id, AuditAction.PasswordReset, async (users, user) =>
        await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password));

    private static async Task<IdentityResult> AdmitAsync(UserManager<User> users, User user)
    {
        await users.ResetAccessFailedCountAsync(user);
        return await users.SetLockoutEndDateAsync(user, null);
    }

    private async Task<IdentityResult> ChangeAsync(int id, AuditAction action, Func<UserManager<User>, User, Task<IdentityResult>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { } user)
        {
            return IdentityResult.Failed(users.ErrorDescriber.ConcurrencyFailure());
        }

        var result = await change(users, user);
        if (result.Succeeded)
        {
            await users.UpdateSecurityStampAsync(user);
            await audit.RecordAsync(action, user.Email);
        }

        return result;
    }
}
