using System.Security.Claims;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tests.Identity;

public sealed class SignedInUserTests
{
    [Fact]
    public async Task A_page_outlives_a_fault_of_the_database_but_not_its_users_access()
    {
        await using var server = await AttendanceServer.StartAsync();
        var contexts = new Contexts(server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>());
        var options = server.Services.GetRequiredService<IOptions<IdentityOptions>>();
        using var provider = new SignedInUser(NullLoggerFactory.Instance, contexts, options);
        var user = await PrincipalAsync(contexts, options.Value.ClaimsIdentity.SecurityStampClaimType);

        Assert.True(await provider.IsStillSignedInAsync(user, default));
        contexts.AreBroken = true;
        Assert.True(await provider.IsStillSignedInAsync(user, default));
        contexts.AreBroken = false;
        await using (var context = contexts.CreateDbContext())
        {
            await context.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.SecurityStamp, "another"));
        }

        Assert.False(await provider.IsStillSignedInAsync(user, default));
        Assert.False(await provider.IsStillSignedInAsync(new ClaimsPrincipal(), default));
    }

    private static async Task<ClaimsPrincipal> PrincipalAsync(Contexts contexts, string stampClaim)
    {
        await using var context = contexts.CreateDbContext();
        var admin = await context.Users.SingleAsync();
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{admin.Id}", ClaimValueTypes.Integer), new Claim(stampClaim, admin.SecurityStamp!)], "test"));
    }

    private sealed class Contexts(IDbContextFactory<AttendanceContext> real) : IDbContextFactory<AttendanceContext>
    {
        public bool AreBroken { get; set; }

        public AttendanceContext CreateDbContext() => AreBroken ? throw new TimeoutException("The server does not answer.") : real.CreateDbContext();
    }
}
