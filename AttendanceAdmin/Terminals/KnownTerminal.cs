using System.Net;

namespace AttendanceAdmin.Terminals;

/// <summary>What the wires need of a <see cref="Terminal"/> at every request; immutable, replaced whole when the row changes.</summary>
public sealed record KnownTerminal(
    int Id,
    string Serial,
    TerminalProtocol Protocol,
    TerminalState State,
    string DisplayName,
    string? Place,
    TimeZoneInfo TimeZone,
    string? SecretPath,
    IPNetwork? AllowedNetwork,
    TimeSpan SilentAfter,
    string? Dialect,
    string? Language)
{
    /// <inheritdoc cref="OpensDoors"/>
    public const string DoorDialect = "acc";

    /// <summary>Names no zone of its own, so that its zone changes with the site's.</summary>
    public bool FollowsSiteZone { get; init; }

    /// <inheritdoc cref="Terminal.TakesEnrolments"/>
    public bool TakesEnrolments { get; init; }

    /// <inheritdoc cref="Terminal.DecidesAccess"/>
    public bool DecidesAccess { get; init; }

    /// <inheritdoc cref="Terminal.ScheduleDialect"/>
    public ScheduleDialect ScheduleDialect { get; init; }

    /// <inheritdoc cref="Terminal.WeekFromSunday"/>
    public bool WeekFromSunday { get; init; }

    /// <summary>See <see cref="Terminal.CodePage"/>.</summary>
    public string? ChosenCodePage { get; init; }

    public string? StatedCodePage { get; init; }

    /// <summary>A code page, or the wire's number of a language that stands for one: what names are sent in.</summary>
    public string? WritesIn => ChosenCodePage ?? StatedCodePage ?? Language;

    /// <summary>The same for what it sends and is no UTF-8.</summary>
    public string? ReadsAs => ChosenCodePage is null or TerminalCodePages.Unicode ? Language : ChosenCodePage;

    /// <summary>Knows people and lets nobody in without a right to its doors (dialect <c>acc</c> of iClock).</summary>
    public bool OpensDoors => Dialect is DoorDialect;

    /// <summary>Its numbers for how a person was recognised are those of before push 2.2 (dialects <c>v1</c> and <c>v2</c> of iClock).</summary>
    public bool CountsRecognitionEarly => Dialect is "v1" or "v2";

    /// <summary>How full its log of punches is, where it told its capacity.</summary>
    public int? LogPercent { get; init; }

    public bool AllowsAddress(IPAddress? address) =>
        AllowedNetwork is not { } network || (address is not null && network.Contains(Unmapped(address)));

    /// <summary>IPv4 callers arrive on a dual-stack socket as ::ffff:a.b.c.d.</summary>
    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
