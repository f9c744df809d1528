using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches;

/// <summary>
/// Days whose hours are to be computed again. Written in the transaction of whatever touches them, and removed when that is done, so that neither
/// a crash nor a change in between is forgotten. New punches need none: they are those above the last one looked at.
/// </summary>
internal sealed class StaleDays
{
    /// <summary>A punch decides over so many days before its own: a shift that reaches into it.</summary>
    public const int ReachBefore = 3;

    /// <summary>And over so many after it: rest, and which terminal is used most.</summary>
    public const int ReachAfter = 31;

    public long Id { get; init; }

    /// <summary>Null is everybody.</summary>
    public int? EmployeeId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Inclusive; null without end, and then of the time before the last weeks only what is stored.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>All that a change of the employee's punches on those days may touch.</summary>
    public static StaleDays Around(int employeeId, DateOnly first, DateOnly last) =>
        new() { EmployeeId = employeeId, From = first.AddDays(-ReachBefore), Until = last.AddDays(ReachAfter) };

    internal sealed class Configuration : IEntityTypeConfiguration<StaleDays>
    {
        public void Configure(EntityTypeBuilder<StaleDays> builder)
        {
            builder.ToTable("stale_days");
            builder.Property(s => s.From).HasColumnName("from_day");
            builder.Property(s => s.Until).HasColumnName("until_day");
        }
    }
}
