using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>The punches of one PIN at one terminal that nobody owns, counted: what the shelf shows without looking through the punches.</summary>
internal sealed class UnknownPin
{
    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    public required int Punches { get; set; }

    /// <summary>Wall time of the terminal.</summary>
    public required DateTime First { get; set; }

    /// <summary>Wall time of the terminal.</summary>
    public required DateTime Last { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<UnknownPin>
    {
        public void Configure(EntityTypeBuilder<UnknownPin> builder)
        {
            builder.ToTable("unknown_pins");
            builder.HasKey(u => new { u.TerminalId, u.Pin });
            builder.Property(u => u.TerminalId).ValueGeneratedNever();
            builder.Property(u => u.Pin).HasMaxLength(32);
            builder.HasIndex(u => new { u.Last, u.TerminalId, u.Pin });
        }
    }
}

/// <summary>Up to which punch the shelf has counted; one row.</summary>
internal sealed class ShelfProgress
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public long LastPunchId { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ShelfProgress>
    {
        public void Configure(EntityTypeBuilder<ShelfProgress> builder)
        {
            builder.ToTable("unknown_pin_progress");
            builder.Property(p => p.Id).ValueGeneratedNever();
        }
    }
}
