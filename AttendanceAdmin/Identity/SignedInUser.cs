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
internal sealed partial class SignedInUser(
    ILoggerFactory loggers, IDbContextFactory<AttendanceContext> contexts, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private readonly ILogger logger = loggers.CreateLogger<SignedInUser>();

    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsStillSignedInAsync(authenticationState.User, cancellationToken);

    /// <returns>True also while the database cannot say: that is no reason to throw somebody out in the middle of his work. It is asked again.</returns>
    internal async Task<bool> IsStillSignedInAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        try
        {
            return await HasAccessAsync(user, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.NotKnown(logger, fault);
            return true;
        }
    }

    private async Task<bool> HasAccessAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stamp = await context.Users.Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Whether a page's user may still see it could not be asked; asking again in a minute")]
        public static partial void NotKnown(ILogger logger, Exception fault);
    }
}
