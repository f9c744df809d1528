using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Identity;

/// <summary>Makes and checks API keys.</summary>
internal sealed partial class ApiKeys(IDbContextFactory<AttendanceContext> contexts, TimeProvider time, ILogger<ApiKeys> logger)
{
    private const string KeyPrefix = "aa_";
    private const int MostListed = 1000;

    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, DateTimeOffset> tried = new();

    /// <summary>Makes a key and writes its hash down.</summary>
    /// <returns>The key itself, to be shown once.</returns>
    public async Task<string> CreateAsync(string name, IEnumerable<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var key = KeyPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await KeepAsync(name, key, scopes, expiresAt, cancellationToken);
        return key;
    }

    /// <summary>Writes a given key down unless it is there already (unattended installation).</summary>
    public async Task EnsureAsync(string name, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = Hash(key);
        if (!await context.ApiKeys.AnyAsync(k => k.Hash == hash, cancellationToken))
        {
            await KeepAsync(name, key, Scopes.All, expiresAt: null, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiKeys.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenBy(k => k.Name).Take(MostListed).ToListAsync(cancellationToken);
    }

    /// <param name="revoked">False gives a revoked key back, as long as nobody deleted it at its user's.</param>
    public async Task RevokeAsync(int id, bool revoked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var at = revoked ? time.GetUtcNow() : (DateTimeOffset?)null;
        await context.ApiKeys.Where(k => k.Id == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, at), cancellationToken);
    }

    /// <returns>The key's row, or null if it is unknown, revoked or expired.</returns>
    public async Task<ApiKey?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = Hash(key);
        var now = time.GetUtcNow();
        var found = await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, cancellationToken);
        if (found is null || found.RevokedAt is not null || found.ExpiresAt <= now)
        {
            return null;
        }

        await NoteUseAsync(context, found, now, cancellationToken);
        return found;
    }

    /// <summary>Once a minute is exact enough for people, and keeps reading clients from writing. Nobody is kept out because it could not be noted.</summary>
    private async Task NoteUseAsync(AttendanceContext context, ApiKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - key.LastUsedAt <= NoteEvery || (tried.TryGetValue(key.Id, out var last) && now - last <= NoteEvery))
        {
            return;
        }

        tried[key.Id] = now;
        try
        {
            context.Database.SetCommandTimeout(LockPatience.Short);
            await context.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now), cancellationToken);
        }
        catch (DbException fault)
        {
            Log.NotNoted(logger, key.Prefix, fault);
        }
    }

    private async Task KeepAsync(string name, string key, IEnumerable<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ApiKeys.Add(new ApiKey
        {
            Name = name, Hash = Hash(key), Prefix = key[..Math.Min(8, key.Length)], Scopes = string.Join(' ', scopes),
            CreatedAt = time.GetUtcNow(), ExpiresAt = expiresAt,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "That the API key {Prefix} was used could not be noted; it is tried again in a minute")]
        public static partial void NotNoted(ILogger logger, string prefix, Exception fault);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
