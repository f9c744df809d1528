using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>A terminal was out of order on a day, and somebody wrote down what it would have seen.</summary>
internal sealed class Breakdown
{
    public int Id { get; init; }

    public required int TerminalId { get; init; }

    public required DateOnly Date { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public List<BreakdownLine> Lines { get; init; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<Breakdown>
    {
        public void Configure(EntityTypeBuilder<Breakdown> builder)
        {
            builder.ToTable("breakdowns");
            builder.Property(b => b.Reason).HasMaxLength(500);
            builder.Property(b => b.By).HasMaxLength(256);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(b => b.TerminalId);
            builder.Property(b => b.Lines).AsJson();
        }
    }
}

/// <summary>A punch that was written down for somebody.</summary>
/// <param name="At">Wall time of the site.</param>
public sealed record BreakdownLine(int EmployeeId, DateTime At, bool IsIn);
