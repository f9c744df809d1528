using System.Globalization;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>Somebody said whose the punches of a PIN are; each of those punches names it, so that it can be taken back exactly.</summary>
internal sealed class PinAssignment
{
    public int Id { get; init; }

    public required string Pin { get; init; }

    public required int EmployeeId { get; init; }

    /// <summary>Ids of the terminals it holds for, with commas.</summary>
    public required string Terminals { get; init; }

    /// <summary>The first day whose punches it takes; the first there are if null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The employee had no PIN before and was given this one.</summary>
    public bool GavePin { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public int Punches { get; set; }

    /// <summary>The days within which its punches lie; as wide as the shelf was when it was made.</summary>
    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>Null while punches may still be waiting for their owner: after a crash the rest is done at the next start.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When somebody asked for it to be taken back.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }

    public IReadOnlyList<int> TerminalIds => [.. Terminals.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    internal sealed class Configuration : IEntityTypeConfiguration<PinAssignment>
    {
        public void Configure(EntityTypeBuilder<PinAssignment> builder)
        {
            builder.ToTable("pin_assignments");
            builder.Ignore(a => a.TerminalIds);
            builder.Property(a => a.Pin).HasMaxLength(32);
            builder.HasOne<Employee>().WithMany().HasForeignKey(a => a.EmployeeId);
            builder.HasIndex(a => a.DoneAt);
        }
    }
}
