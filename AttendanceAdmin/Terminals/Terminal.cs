using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Terminals;

public enum TerminalProtocol
{
    Iclock,
    Tm20,
    [JsonStringEnumMemberName("timemoto")]
    TimeMoto,
}

public enum TerminalState
{
    /// <summary>Known by its own word only: greeted, but its data is refused so that it keeps them.</summary>
    Pending,
    Approved,
    Blocked,
}

/// <summary>How a terminal is told of weekly schedules.</summary>
public enum ScheduleDialect
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As the hours in which it opens, by person.</summary>
    DoorHours,

    /// <summary>One message for each weekday, as some modified terminals take it; no manual knows it.</summary>
    WeekdayMessages,
}

/// <summary>What a terminal does with the photo of a person.</summary>
public enum PhotoUse
{
    None,

    /// <summary>Shows it.</summary>
    Picture,

    /// <summary>Recognises the person by it.</summary>
    Face,
}

/// <summary>A device that punches come from.</summary>
public sealed class Terminal
{
    public int Id { get; init; }

    public required string Serial { get; init; }

    public required TerminalProtocol Protocol { get; set; }

    public required TerminalState State { get; set; }

    public string? Name { get; set; }

    public string? Place { get; set; }

    public string? Note { get; set; }

    /// <summary>IANA zone of its wall clock; null means the site's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>A path segment that its address must carry, for terminals that let one type a path.</summary>
    public string? SecretPath { get; set; }

    /// <summary>The network it must call from, in CIDR form.</summary>
    public string? AllowedNetwork { get; set; }

    /// <summary>Minutes of silence after which the site is told; null means the default.</summary>
    public int? SilentAfterMinutes { get; set; }

    /// <summary>Whether it sends by itself whom somebody enrols there.</summary>
    public bool TakesEnrolments { get; set; }

    /// <summary>Whether it asks before it opens, and is told yes or no.</summary>
    public bool DecidesAccess { get; set; }

    public ScheduleDialect ScheduleDialect { get; set; }

    /// <summary>Whether its weeks begin with Sunday; the manual says Monday, some firmware counts otherwise.</summary>
    public bool WeekFromSunday { get; set; }

    public string? Model { get; set; }

    public string? Firmware { get; set; }

    /// <summary>The dialect inside the protocol, in the wire's own words (iClock: att, acc, v1, v2).</summary>
    public string? Dialect { get; set; }

    /// <summary>The language it announced; decides the code page of names.</summary>
    public string? Language { get; set; }

    /// <summary>Of the names it is sent, one of <see cref="TerminalCodePages"/>; null means what it said or, if it said nothing, its language's.</summary>
    public string? CodePage { get; set; }

    /// <summary>The code page that follows from what it said; null means its language's.</summary>
    public string? StatedCodePage { get; set; }

    /// <summary>What it said of itself, one <c>key=value</c> a line, passwords left out.</summary>
    public string? Options { get; set; }

    public string? Address { get; set; }

    public int? UserCount { get; set; }

    public int? UserCapacity { get; set; }

    public int? LogCount { get; set; }

    public int? LogCapacity { get; set; }

    public int? FaceCount { get; set; }

    /// <summary>What it does with people's photos, as far as it said.</summary>
    public PhotoUse? PhotoUse { get; set; }

    public int? FingerprintCount { get; set; }

    /// <summary>Its biometrics and their versions, see <see cref="TerminalAlgorithms"/>.</summary>
    public string? Algorithms { get; set; }

    /// <summary>Upload positions by table, <c>TABLE=stamp</c> a line; see the wire.</summary>
    public string? Stamps { get; set; }

    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>As of the last time it was written down; <see cref="TerminalPresence"/> knows better while the server runs.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    public DateTimeOffset? LastPunch { get; set; }

    /// <summary>Terminal clock minus true time, in seconds, from punches sent as they were made.</summary>
    public int? ClockDriftSeconds { get; set; }

    /// <summary>Since when what it should know of people waits to be compared with what it knows; null when that is done.</summary>
    public DateTimeOffset? PeopleDueAt { get; set; }

    /// <summary>When it was first asked whom it knows: it is told of nobody before.</summary>
    public DateTimeOffset? PeopleAskedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Terminal>
    {
        public void Configure(EntityTypeBuilder<Terminal> builder)
        {
            builder.ToTable("terminals");
            builder.Property(t => t.Serial).HasMaxLength(64);
            builder.Property(t => t.Name).HasMaxLength(100);
            builder.Property(t => t.Place).HasMaxLength(100);
            builder.Property(t => t.TimeZone).HasMaxLength(64);
            builder.HasIndex(t => t.Serial).IsUnique();
        }
    }
}
