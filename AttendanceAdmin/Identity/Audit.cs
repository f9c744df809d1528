using System.Security.Claims;
using AttendanceAdmin.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Identity;

/// <summary>
/// Writes down who did what. Scoped: the actor is the signed-in user of the page or the request, or its API key;
/// pages and endpoints inject it and call it after the act succeeded.
/// </summary>
internal sealed class Audit(
    IDbContextFactory<AttendanceContext> contexts, IHttpContextAccessor requests, IServiceProvider scope, TimeProvider time)
{
    private const string Nobody = "-";

    /// <param name="subject">What it was done to, as people call it: <c>A5KX203260068</c>, <c>clerk@example.org</c>.</param>
    /// <param name="details">What changed, if that is not plain; never a password or a key.</param>
    public async Task RecordAsync(AuditAction action, string? subject = null, string? details = null, CancellationToken cancellationToken = default) =>
        await RecordForAsync(await ActorAsync(), action, subject, details, cancellationToken);

    /// <summary>For acts of somebody who is not signed in (yet): the actor is what they said of themselves.</summary>
    public async Task RecordForAsync(string actor, AuditAction action, string? subject, string? details, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AuditEntries.Add(new AuditEntry
        {
            At = time.GetUtcNow(),
            Actor = Shortened(actor),
            Action = action.ToString(),
            Subject = subject,
            Details = details,
            Address = AddressOf(requests.HttpContext),
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The name of who acts, e.g. for a column <c>IgnoredBy</c>.</summary>
    public async Task<string> ActorAsync() => (await UserAsync())?.Identity?.Name ?? Nobody;

    private async Task<ClaimsPrincipal?> UserAsync()
    {
        if (requests.HttpContext?.User is { Identity.IsAuthenticated: true } user)
        {
            return user;
        }

        // A circuit has no request of its own; its scope knows the user. Outside of one the provider has nobody to tell.
        if (requests.HttpContext is not null || scope.GetService<AuthenticationStateProvider>() is not { } provider)
        {
            return null;
        }

        try
        {
            return (await provider.GetAuthenticationStateAsync()).User;
        }
        catch (InvalidOperationException)
        {
            // A job's scope belongs to no circuit: the server acts by itself.
            return null;
        }
    }

    private static string? AddressOf(HttpContext? context)
    {
        var address = context?.Connection.RemoteIpAddress;
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
    }

    private static string Shortened(string actor) => actor.Length <= 256 ? actor : actor[..256];
}
