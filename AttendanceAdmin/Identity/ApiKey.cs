using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Identity;

/// <summary>How a machine signs in. The key itself is shown once; only its hash is kept.</summary>
internal sealed class ApiKey
{
    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the key, hex. A key has 256 random bits, so a slow hash would add nothing.</summary>
    public required string Hash { get; init; }

    /// <summary>The first characters, by which people tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>Space-separated; see <see cref="Scopes"/>.</summary>
    public required string Scopes { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> builder)
        {
            builder.ToTable("api_keys");
            builder.Property(k => k.Name).HasMaxLength(100);
            builder.Property(k => k.Hash).HasMaxLength(64);
            builder.Property(k => k.Prefix).HasMaxLength(12);
            builder.HasIndex(k => k.Hash).IsUnique();
        }
    }
}
