using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

/// <summary>Who signs in.</summary>
internal sealed class User : IdentityUser<int>
{
    /// <summary>A lockout until then is no lockout after too many tries, but an administrator's decision.</summary>
    public static readonly DateTimeOffset DisabledUntil = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string? DisplayName { get; set; }

    /// <summary>The language of the pages for this user; null means the site's.</summary>
    public string? Culture { get; set; }

    public bool IsDisabled => LockoutEnd >= DisabledUntil;
}
