using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches;

/// <summary>Public because components show it.</summary>
public enum PunchDirection : byte
{
    Unknown,
    In,
    Out,
    BreakOut,
    BreakIn,
}

public enum PunchSource : byte
{
    Iclock,
    Tm20,
    TimeMoto,
    Import,
    Manual,
    Api,
}

/// <summary>
/// Evidence that somebody stood before a terminal. Never deleted, only ignored.
/// Identity: <see cref="LocalTime"/>, <see cref="TerminalId"/>, <see cref="Pin"/>, <see cref="StatusCode"/>, <see cref="VerifyCode"/>.
/// </summary>
internal sealed class Punch
{
    /// <summary>For a code that the device did not send: part of the identity, so it must compare, which NULL does not.</summary>
    public const short NoCode = -1;

    /// <summary>For punches that no terminal made.</summary>
    public const int NoTerminal = 0;

    public const int MaxRawLength = 2048;

    /// <summary>Stands in <see cref="IgnoredBy"/> of a manual punch whose place a terminal's took.</summary>
    public const string ReplacedBy = "terminal";

    public long Id { get; set; }

    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    /// <summary>The terminal's wall clock, whole seconds, as it came.</summary>
    public required DateTime LocalTime { get; init; }

    public short StatusCode { get; init; } = NoCode;

    public short VerifyCode { get; init; } = NoCode;

    /// <summary>IANA zone by which <see cref="Instant"/> was computed.</summary>
    public required string TimeZone { get; init; }

    public required DateTimeOffset Instant { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The date of <see cref="LocalTime"/>; leads the index by which people and days are read.</summary>
    public required DateOnly Day { get; init; }

    public required PunchDirection Direction { get; init; }

    public required PunchSource Source { get; init; }

    public int? EmployeeId { get; set; }

    /// <summary>By which <see cref="UnknownPins.PinAssignment"/> it got its owner; null if it found him by itself.</summary>
    public int? AssignmentId { get; set; }

    /// <summary>The clock cannot have been right: before 2015, or more than a day ahead.</summary>
    public bool ClockSuspect { get; init; }

    /// <summary>The line or message exactly as received.</summary>
    public byte[]? RawLine { get; init; }

    /// <summary>When somebody decided that it does not count; null while it does.</summary>
    public DateTimeOffset? IgnoredAt { get; set; }

    public string? IgnoredBy { get; set; }

    public string? IgnoredReason { get; set; }

    /// <summary>When somebody decided that it counts although no shift would have it; null while nobody has.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    public string? AcceptedBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Punch>
    {
        public void Configure(EntityTypeBuilder<Punch> builder)
        {
            builder.ToTable("punches");
            builder.Property(p => p.Pin).HasMaxLength(32);
            builder.Property(p => p.TimeZone).HasMaxLength(64);

            // Both indexes lead with the time, so that new punches land at their right edge: with terminal or PIN
            // first, every insert touches another page and the rate falls by two thirds at three million rows.
            builder.HasIndex(p => new { p.LocalTime, p.TerminalId, p.Pin, p.StatusCode, p.VerifyCode }).IsUnique().HasDatabaseName("ux_punches_identity");
            builder.HasIndex(p => new { p.Day, p.EmployeeId }).HasDatabaseName("ix_punches_day_employee");
        }
    }
}
