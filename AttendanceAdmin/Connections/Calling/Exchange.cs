using System.Text.Json.Serialization;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>A request to another system and what came back, fit to be shown: no secrets in it.</summary>
/// <param name="Status">Null if there was no answer.</param>
/// <param name="AnswerBody">Null if there was none; cut off where it was too long.</param>
/// <param name="Detail">The machine's own words about what went wrong.</param>
public sealed record Exchange(
    string Method, string Address, [property: JsonConverter(typeof(HeaderNames))] Dictionary<string, string> Headers, string? RequestBody, int? Status,
    string? AnswerBody, [property: JsonIgnore] TimeSpan Took, Trouble Trouble, string? Detail)
{
    /// <summary>When it said that it wants to be asked again.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    public string? AnswerType { get; init; }

    public int TookMilliseconds => (int)Took.TotalMilliseconds;

    [JsonIgnore]
    public bool Worked => Trouble == Trouble.None;
}
