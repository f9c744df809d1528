using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Where an import gets its punches from. Stored; add at the end.</summary>
public enum ImportOrigin : byte
{
    File,
    Terminal,
    Connection,
}

/// <summary>Stored; add at the end.</summary>
public enum PunchImportState : byte
{
    Waiting,

    /// <summary>Also after a restart of the server.</summary>
    Running,
    Done,

    /// <summary>Broken off; <see cref="PunchImport.Fault"/> says why. What had come by then is stored.</summary>
    Failed,
}

/// <summary>One press of "Importer Pointages", with how far it is and what came of it.</summary>
internal sealed class PunchImport
{
    public const int MaxNameLength = 200;

    public int Id { get; init; }

    public required ImportOrigin Origin { get; init; }

    public PunchImportState State { get; set; }

    /// <summary>What it was started for, as people call it: a file's name, a terminal's, a connection's.</summary>
    public required string Name { get; init; }

    /// <summary>The upload's name below the storage directory, while it is needed.</summary>
    public string? StoredFile { get; set; }

    /// <summary>Which column holds what, for a file; see <see cref="FileLayout"/>.</summary>
    public string? Layout { get; init; }

    /// <summary>Whose punches they are; null for a file of no known terminal.</summary>
    public int? TerminalId { get; init; }

    public int? ConnectionId { get; init; }

    /// <summary>First day of the period; null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What the terminal was asked.</summary>
    public long? CommandId { get; set; }

    public string By { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The newest punch before it began.</summary>
    public long FirstPunchId { get; set; }

    /// <summary>The newest punch when its figures were last written down: what it added after that is not counted yet.</summary>
    public long MarkPunchId { get; set; }

    /// <summary>Rows of the file, or what the source says it has; null where nobody knows.</summary>
    public int? Expected { get; set; }

    /// <summary>The last row of the file, or the page of the source, that is dealt with.</summary>
    public int Position { get; set; }

    /// <summary>Punches that the source gave: added, known and rejected ones.</summary>
    public int Received { get; set; }

    public int Added { get; set; }

    public int Known { get; set; }

    /// <summary>Of those added or known, the ones whose PIN nobody has.</summary>
    public int UnknownPin { get; set; }

    public int Rejected { get; set; }

    /// <summary>A key of <see cref="PunchesTexts"/>.</summary>
    public string? Fault { get; set; }

    /// <summary>In hundredths.</summary>
    public int Progress => State switch
    {
        PunchImportState.Done => 100,
        PunchImportState.Waiting => 0,
        _ => Expected is > 0 and { } all ? (int)Math.Min(99, 100L * Math.Max(Position, Origin == ImportOrigin.File ? 0 : Received) / all) : 0,
    };

    public bool IsOpen => State is PunchImportState.Waiting or PunchImportState.Running;

    /// <summary>Keys of <see cref="PunchesTexts"/> with their counts.</summary>
    public IReadOnlyList<(string Name, int Count)> Figures =>
        [("ImportReceived", Received), ("ImportAdded", Added), ("ImportKnown", Known), ("ImportUnknownPin", UnknownPin), ("ImportRejected", Rejected)];

    public bool Covers(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return (From is null || day >= From) && (To is null || day <= To);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PunchImport>
    {
        public void Configure(EntityTypeBuilder<PunchImport> builder)
        {
            builder.ToTable("punch_imports");
            builder.Property(i => i.Name).HasMaxLength(MaxNameLength);
            builder.Property(i => i.StoredFile).HasMaxLength(64);
            builder.Property(i => i.By).HasMaxLength(256);
            builder.Property(i => i.Fault).HasMaxLength(64);
            builder.Ignore(i => i.Progress);
            builder.Ignore(i => i.IsOpen);
            builder.Ignore(i => i.Figures);
            builder.HasIndex(i => i.State);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(i => i.TerminalId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
