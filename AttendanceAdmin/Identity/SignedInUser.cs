using System.Globalization;
using System.Security.Claims;
using AttendanceAdmin.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Identity;

/// <summary>The user of an open page, asked for again every minute: a page that stays open all day must not outlive its user's access.</summary>
internal sealed class SignedInUser(
    ILoggerFactory logger, IDbContextFactory<AttendanceContext> contexts, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(logger)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        if (!int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stamp = await context.Users.Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
