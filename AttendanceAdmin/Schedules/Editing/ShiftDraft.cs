using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Editing;

/// <summary>A break as it is being typed.</summary>
public sealed class BreakDraft
{
    public string? Start { get; set; }

    public string? End { get; set; }

    public bool Paid { get; set; }

    internal bool IsBlank => string.IsNullOrEmpty(Start) && string.IsNullOrEmpty(End);
}

/// <summary>A shift as it is being typed: its times are texts until they can be read.</summary>
public sealed class ShiftDraft
{
    public string? Start { get; set; }

    public string? End { get; set; }

    /// <summary>The first stands in the row of the grid, whether there is one or not.</summary>
    public List<BreakDraft> Breaks { get; private init; } = [new()];

    /// <summary>All but the times.</summary>
    public Shift Rules { get; set; } = new() { Start = default, End = default };

    internal bool IsBlank => string.IsNullOrEmpty(Start) && string.IsNullOrEmpty(End) && Breaks.TrueForAll(b => b.IsBlank);

    internal static ShiftDraft Of(Shift shift) => new()
    {
        Start = ClockText.Format(shift.Start),
        End = ClockText.Format(shift.End),
        Rules = shift,
        Breaks = shift.Breaks.Count == 0 ? [new()]
            : [.. shift.Breaks.Select(b => new BreakDraft { Start = ClockText.Format(b.Start), End = ClockText.Format(b.End), Paid = b.Paid })],
    };

    internal ShiftDraft Copy() => new()
    {
        Start = Start,
        End = End,
        Rules = Rules,
        Breaks = [.. Breaks.Select(b => new BreakDraft { Start = b.Start, End = b.End, Paid = b.Paid })],
    };

    /// <returns>Null while some time cannot be read; <paramref name="unread"/> is the first such.</returns>
    internal Shift? Read(out string? unread)
    {
        var breaks = new List<FixedBreak>();
        foreach (var pause in Breaks.Where(b => !b.IsBlank))
        {
            if (!TryRead(pause.Start, pause.End, out var from, out var until, out unread))
            {
                return null;
            }

            breaks.Add(new FixedBreak(from, until, pause.Paid));
        }

        return TryRead(Start, End, out var start, out var end, out unread) ? Rules with { Start = start, End = end, Breaks = breaks } : null;
    }

    private static bool TryRead(string? first, string? second, out TimeOnly from, out TimeOnly until, out string? unread)
    {
        until = default;
        unread = !ClockText.TryParse(first, out from) ? first ?? "" : !ClockText.TryParse(second, out until) ? second ?? "" : null;
        return unread is null;
    }
}
