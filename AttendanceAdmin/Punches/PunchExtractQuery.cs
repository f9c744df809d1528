using System.Globalization;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches;

/// <summary><c>?terminal=&amp;employee=&amp;from=&amp;to=&amp;after_id=&amp;limit=</c> as it came; <see cref="TryRead"/> makes sense of it.</summary>
internal sealed record PunchExtractQuery
{
    [FromQuery(Name = "terminal")]
    public string? Terminal { get; init; }

    [FromQuery(Name = "employee")]
    public string? Employee { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "after_id")]
    public string? AfterId { get; init; }

    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <returns>What to read, or the faults by name of the parameter.</returns>
    public (PunchExtract? Extract, Dictionary<string, string[]> Faults) TryRead(
        TerminalDirectory terminals, EmployeeDirectory employees, IStringLocalizer<PunchesTexts> texts)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var terminal = Read("terminal", Terminal, t => FindTerminal(terminals, t));
        var employee = Read("employee", Employee, t => int.TryParse(t, CultureInfo.InvariantCulture, out var id) ? employees.Find(id)?.Id : null);
        var from = Read("from", From, t => Time(t, TimeOnly.MinValue));
        var to = Read("to", To, t => Time(t, new TimeOnly(23, 59, 59)));
        var after = Read("after_id", AfterId, t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null);
        var limit = Read("limit", Limit, t =>
            int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= PunchExtract.MaxLimit ? n : (int?)null);
        if (from > to)
        {
            faults["from"] = [texts["ApiFromAfterTo", From!, To!]];
        }

        return faults.Count > 0
            ? (null, faults)
            : (new PunchExtract(terminal, employee, from, to, after ?? 0, limit ?? PunchExtract.DefaultLimit), faults);

        T? Read<T>(string name, string? text, Func<string, T?> read)
            where T : struct
        {
            var value = string.IsNullOrEmpty(text) ? null : read(text);
            if (value is null && !string.IsNullOrEmpty(text))
            {
                faults[name] = [texts["ApiBad_" + name, text]];
            }

            return value;
        }
    }

    /// <summary>By serial first: a serial may be all digits.</summary>
    private static int? FindTerminal(TerminalDirectory terminals, string text) =>
        (TerminalSerial.TryParse(text, out var serial) ? terminals.Find(serial) : null)?.Id
        ?? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? terminals.Find(id)?.Id : null);

    private static DateTime? Time(string text, TimeOnly ofWholeDay) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToDateTime(ofWholeDay)
        : WallTimeText.TryParse(text, out var time) ? time
        : null;
}
