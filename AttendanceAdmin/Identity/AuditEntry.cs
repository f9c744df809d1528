using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Identity;

/// <summary>Who did what, when and from where; never changed afterwards.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The user's e-mail, or <c>key:</c> and the name of an API key.</summary>
    public required string Actor { get; init; }

    /// <summary>One of <see cref="AuditAction"/>'s names, so that the page can translate it.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, e.g. <c>terminal A5KX203260068</c>.</summary>
    public string? Subject { get; init; }

    public string? Details { get; init; }

    public string? Address { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.Property(a => a.Action).HasMaxLength(64);
            builder.HasIndex(a => a.At);
        }
    }
}
