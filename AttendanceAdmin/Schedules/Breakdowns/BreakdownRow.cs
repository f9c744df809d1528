using System.Globalization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>A person's row while it is typed in.</summary>
internal sealed class BreakdownRow(BreakdownPerson person)
{
    public BreakdownPerson Person => person;

    public bool Takes { get; set; } = person.In is not null || person.Out is not null;

    public string? In { get; set; } = person.In?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public string? Out { get; set; } = person.Out?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An out at or before the in is of the next day; what is no time is left out.</summary>
    public IEnumerable<BreakdownLine> Lines(DateOnly date)
    {
        var come = ClockText.TryParse(In, out var first) ? date.ToDateTime(first) : (DateTime?)null;
        if (come is { } at)
        {
            yield return new BreakdownLine(person.EmployeeId, at, IsIn: true);
        }

        if (ClockText.TryParse(Out, out var last))
        {
            var day = come is null ? DateOnly.FromDateTime(person.Out ?? date.ToDateTime(last)) : date.ToDateTime(last) <= come ? date.AddDays(1) : date;
            yield return new BreakdownLine(person.EmployeeId, day.ToDateTime(last), IsIn: false);
        }
    }
}
