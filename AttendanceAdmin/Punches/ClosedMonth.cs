using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches;

/// <summary>A month that went to payroll: its punches are corrected no more, until somebody reopens it and says why. Rows stay as its history.</summary>
internal sealed class ClosedMonth
{
    public int Id { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public required string ClosedBy { get; init; }

    /// <summary>Null while it is closed.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }

    public string? ReopenedBy { get; set; }

    public string? ReopenedReason { get; set; }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Whether that day's month is closed.</summary>
    public static Task<bool> HoldsAsync(AttendanceContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var month = FirstOf(day);
        return context.ClosedMonths.AnyAsync(c => c.Month == month && c.ReopenedAt == null, cancellationToken);
    }

    /// <returns>The first day of the first closed month that these days touch; null if none is closed.</returns>
    public static Task<DateOnly?> FindAsync(AttendanceContext context, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var first = FirstOf(from);
        return context.ClosedMonths.Where(c => c.ReopenedAt == null && c.Month >= first && c.Month <= to).OrderBy(c => c.Month)
            .Select(c => (DateOnly?)c.Month).FirstOrDefaultAsync(cancellationToken);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ClosedMonth>
    {
        public void Configure(EntityTypeBuilder<ClosedMonth> builder)
        {
            builder.ToTable("closed_months");
            builder.Property(c => c.ClosedBy).HasMaxLength(256);
            builder.Property(c => c.ReopenedBy).HasMaxLength(256);
            builder.Property(c => c.ReopenedReason).HasMaxLength(500);
            builder.HasIndex(c => c.Month).IsUnique().HasFilter("reopened_at IS NULL");
        }
    }
}
