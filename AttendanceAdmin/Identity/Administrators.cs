using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

internal static class Administrators
{
    /// <summary>Whether nobody else could let this user in again.</summary>
    public static async Task<bool> IsLastAsync(UserManager<User> users, User user)
    {
        var able = (await users.GetUsersInRoleAsync(Roles.Administrator)).Where(u => !u.IsDisabled).ToList();
        return able is [var only] && only.Id == user.Id;
    }
}
