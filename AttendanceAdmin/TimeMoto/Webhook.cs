using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.TimeMoto;

/// <param name="Secret">Null while there is none: then no message can be believed.</param>
/// <param name="SavedInPages">False if it is that of the settings file, or there is none.</param>
public sealed record WebhookState(string? Secret, bool SavedInPages, string? PinnedSignature, DateTimeOffset? PinnedAt, DateTimeOffset? TestedAt);

/// <summary>The webhook's secret and how it is used, in memory; written down when it changes.</summary>
internal sealed class Webhook(
    IDbContextFactory<AttendanceContext> contexts, IDataProtectionProvider protection, IOptions<TimeMotoOptions> options, IConfiguration configuration) : IDisposable
{
    private readonly IDataProtector protector = protection.CreateProtector("AttendanceAdmin.TimeMoto.Secret.v1");
    private readonly SemaphoreSlim changing = new(1, 1);
    private volatile WebhookState? state;

    /// <summary>The ways of signing that are tried while none has matched yet.</summary>
    public IReadOnlyList<string> Ways => options.Value.Signatures is { Count: > 0 } chosen ? chosen : Signature.Ways;

    public async ValueTask<WebhookState> ReadAsync() => state ?? await ChangeAsync(_ => { });

    /// <summary>Another secret is proved anew.</summary>
    /// <param name="secret">Null: the one of the settings file holds again.</param>
    public Task<WebhookState> UseSecretAsync(string? secret) => ChangeAsync(s =>
        (s.Secret, s.PinnedSignature, s.PinnedAt) = (secret is null ? null : protector.Protect(Encoding.UTF8.GetBytes(secret)), null, null));

    public Task<WebhookState> PinAsync(string signature, DateTimeOffset now) =>
        ChangeAsync(s => (s.PinnedSignature, s.PinnedAt) = s.PinnedSignature is null ? (signature, now) : (s.PinnedSignature, s.PinnedAt));

    /// <summary>Tries all ways again.</summary>
    public Task<WebhookState> UnpinAsync() => ChangeAsync(s => (s.PinnedSignature, s.PinnedAt) = (null, null));

    public Task<WebhookState> NoteTestAsync(DateTimeOffset now) => ChangeAsync(s => s.TestedAt = now);

    public void Dispose() => changing.Dispose();

    private async Task<WebhookState> ChangeAsync(Action<TimeMotoSettings> change)
    {
        await changing.WaitAsync();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var settings = await context.Set<TimeMotoSettings>().SingleOrDefaultAsync() ?? new TimeMotoSettings();
            change(settings);
            if (context.Entry(settings).State == EntityState.Detached && settings is not { Secret: null, PinnedSignature: null, TestedAt: null })
            {
                context.Add(settings);
            }

            await context.SaveChangesAsync();
            return state = Of(settings);
        }
        finally
        {
            changing.Release();
        }
    }

    private WebhookState Of(TimeMotoSettings settings)
    {
        var saved = settings.Secret is { } hidden ? Unprotect(hidden) : null;
        var given = options.Value.WebhookSecret is { Length: > 0 } secret ? secret : configuration[TimeMotoOptions.SecretVariable];
        return new WebhookState(
            saved ?? (string.IsNullOrWhiteSpace(given) ? null : given.Trim()), saved is not null, settings.PinnedSignature, settings.PinnedAt, settings.TestedAt);
    }

    /// <summary>Null if the keys it was encrypted with are gone: it must be pasted again.</summary>
    private string? Unprotect(byte[] hidden)
    {
        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(hidden));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
