using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AttendanceAdmin.Punches;

/// <summary>A <see cref="PunchSearch"/> as it stands in addresses: <c>?person=ben&amp;from=2026-03-01&amp;state=ignored</c>. What makes no sense is left out.</summary>
internal static class PunchAddress
{
    public const string List = "/pointages";

    private const string Day = "yyyy-MM-dd";

    public static PunchSearch ReadUri(string uri) => Read(QueryHelpers.ParseQuery(new Uri(uri).Query));

    public static PunchSearch Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var values = query.ToDictionary(q => q.Key, q => q.Value.ToString().Trim(), StringComparer.OrdinalIgnoreCase);
        return new PunchSearch
        {
            From = DayOf("from"),
            To = DayOf("to"),
            TerminalId = int.TryParse(Text("terminal"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Person = Text("person"),
            Pin = Text("pin"),
            State = Enum.TryParse<PunchState>(Text("state")?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var state) ? state : null,
            UnknownPin = Text("unknown") is not null,
            Direction = PunchWords.Direction(Text("direction")),
        };

        string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 and <= 200 } text ? text : null;

        DateOnly? DayOf(string name) =>
            DateOnly.TryParseExact(Text(name), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9000 ? day : null;
    }

    /// <returns><c>?…</c>, or nothing for the search of everything.</returns>
    public static string Query(PunchSearch search, PunchCursor? before = null, PunchCursor? after = null) => QueryString.Create(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = search.From?.ToString(Day, CultureInfo.InvariantCulture),
            ["to"] = search.To?.ToString(Day, CultureInfo.InvariantCulture),
            ["terminal"] = search.TerminalId?.ToString(CultureInfo.InvariantCulture),
            ["person"] = search.Person,
            ["pin"] = search.Pin,
            ["state"] = search.State is { } state ? PunchWords.Of(state) : null,
            ["unknown"] = search.UnknownPin ? "1" : null,
            ["direction"] = search.Direction is { } direction ? PunchWords.Of(direction) : null,
            ["before"] = before?.ToString(),
            ["after"] = after?.ToString(),
        }.Where(q => q.Value is not null)).Value ?? "";
}
