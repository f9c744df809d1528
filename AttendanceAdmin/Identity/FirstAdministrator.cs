using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Identity;

/// <summary>How a new site gets its first administrator: unattended by <c>Setup:*</c>, or by the set-up page and a code printed in the log.</summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, ApiKeys keys, IOptions<SetupOptions> options) : IDisposable
{
    /// <summary>Without letters and digits that look alike.</summary>
    private const string CodeAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private readonly SemaphoreSlim creating = new(1, 1);

    /// <summary>What the set-up page asks for; null once there is an administrator.</summary>
    public string? SetupCode { get; private set; }

    public bool IsNeeded => SetupCode is not null;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EnsureRolesAsync(scope.ServiceProvider);
        if (options.Value.ApiKey is { Length: > 0 } key)
        {
            await keys.EnsureAsync("Setup", key, cancellationToken);
        }

        var context = scope.ServiceProvider.GetRequiredService<AttendanceContext>();
        if (await context.Users.AnyAsync(cancellationToken))
        {
            return;
        }

        SetupCode = RandomNumberGenerator.GetString(CodeAlphabet, 8);
        if (options.Value is { AdminEmail.Length: > 0, AdminPassword.Length: > 0 } given)
        {
            var result = await CreateAsync(SetupCode, given.AdminEmail, given.AdminPassword);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException("Setup:AdminEmail, Setup:AdminPassword: " + string.Join(" ", result.Errors.Select(e => e.Description)));
            }
        }
    }

    /// <summary>Makes the first administrator, if the code is right and nobody was faster.</summary>
    public async Task<IdentityResult> CreateAsync(string code, string email, string password)
    {
        await creating.WaitAsync();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!IsCode(code))
            {
                return IdentityResult.Failed(scope.ServiceProvider.GetRequiredService<IdentityErrors>().WrongSetupCode());
            }

            return await CreateAsync(scope.ServiceProvider, email, password);
        }
        finally
        {
            creating.Release();
        }
    }

    public void Dispose() => creating.Dispose();

    private bool IsCode(string code) => SetupCode is { } expected
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(expected));

    private async Task<IdentityResult> CreateAsync(IServiceProvider services, string email, string password)
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = email, Email = email, EmailConfirmed = true };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            result = await users.AddToRoleAsync(user, Roles.Administrator);
            SetupCode = null;
            await services.GetRequiredService<Audit>().RecordForAsync(email, AuditAction.FirstAdministratorCreated, email, details: null);
        }

        return result;
    }

    private static async Task EnsureRolesAsync(IServiceProvider services)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole<int>>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole<int>(role));
            }
        }
    }
}
