using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>What a correction does. Stored by number; add at the end.</summary>
public enum CorrectionKind : byte
{
    Add,
    Ignore,

    /// <summary>Another time beside the original, which then counts no more.</summary>
    Move,
    Accept,
    Restore,
}

/// <summary>Stored by number; add at the end.</summary>
public enum ProposalState : byte
{
    Waiting,
    Approved,
    Refused,
    TakenBack,
}

/// <summary>A correction that waits until another person approves it, where the site wants two pairs of eyes. Rows stay as the history of who decided.</summary>
internal sealed class CorrectionProposal
{
    public int Id { get; init; }

    public required CorrectionKind Kind { get; init; }

    public required int? EmployeeId { get; init; }

    /// <summary>Null for one to be added.</summary>
    public long? PunchId { get; init; }

    /// <summary>Wall time of the punch it is about, or is to be.</summary>
    public required DateTime LocalTime { get; init; }

    public PunchDirection Direction { get; init; }

    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public ProposalState State { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CorrectionProposal>
    {
        public void Configure(EntityTypeBuilder<CorrectionProposal> builder)
        {
            builder.ToTable("correction_proposals");
            builder.Property(p => p.Reason).HasMaxLength(CorrectPunch.MaxReasonLength);
            builder.Property(p => p.ProposedBy).HasMaxLength(256);
            builder.Property(p => p.DecidedBy).HasMaxLength(256);
            builder.HasIndex(p => p.State).HasFilter("state = 0");
        }
    }
}
