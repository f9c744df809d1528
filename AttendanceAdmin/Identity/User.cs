using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

/// <summary>Who signs in.</summary>
internal sealed class User : IdentityUser<int>
{
    public string? DisplayName { get; set; }

    /// <summary>The language of the pages for this user; null means the site's.</summary>
    public string? Culture { get; set; }
}
