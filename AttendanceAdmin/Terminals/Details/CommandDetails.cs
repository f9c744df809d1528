using System.Text.Json;
using System.Text.Json.Serialization;

namespace AttendanceAdmin.Terminals.Details;

/// <summary>What a command says beyond its kind; which members count depends on that. Kept as JSON, without what is null.</summary>
internal sealed record CommandDetails
{
    private static readonly JsonSerializerOptions Kept = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Of the person it is about.</summary>
    public string? Pin { get; init; }

    /// <summary>1 to 4; all doors if it is left out.</summary>
    public int? Door { get; init; }

    public Credential? Credential { get; init; }

    /// <summary>Which of several, from 0: fingers 0 to 9, faces and palms 0 to 7.</summary>
    public int? Number { get; init; }

    /// <summary>A card's number, a password, a template; encrypted as soon as it is written down, and forgotten when the command has ended.</summary>
    public string? Value { get; init; }

    public TerminalTuning? Settings { get; init; }

    public DoorLock? Lock { get; init; }

    public IReadOnlyList<TerminalHoliday>? Holidays { get; init; }

    public Questionnaire? Questionnaire { get; init; }

    public WeekPlan? Plan { get; init; }

    /// <summary>Null if there is nothing to say.</summary>
    public string? Write() => this == new CommandDetails() ? null : JsonSerializer.Serialize(this, Kept);

    public static CommandDetails Read(string? written) =>
        written is null ? new CommandDetails() : JsonSerializer.Deserialize<CommandDetails>(written, Kept)!;
}

/// <summary>By what a terminal recognises somebody.</summary>
internal enum Credential
{
    Card,
    Password,
    Finger,
    Face,
    Palm,
    Photo,

    /// <summary>To remove only.</summary>
    AllFingers,
}
