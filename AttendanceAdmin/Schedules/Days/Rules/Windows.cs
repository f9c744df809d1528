namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>
/// Where two windows of one employee overlap they are cut halfway between the end of the earlier shift and the start of the later, but never outside
/// the overlap; the cut itself belongs to the later.
/// </summary>
internal static class Windows
{
    /// <param name="occurrences">All that may overlap.</param>
    public static void Cut(IEnumerable<Occurrence> occurrences)
    {
        var sorted = occurrences.OrderBy(o => o.Span.From).ThenBy(o => o.Span.To).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            for (var j = i + 1; j < sorted.Count && sorted[j].Span.From - Occurrence.MaxWindow < sorted[i].FullWindow.To; j++)
            {
                Cut(sorted[i], sorted[j]);
            }
        }
    }

    private static void Cut(Occurrence earlier, Occurrence later)
    {
        var overlap = earlier.FullWindow.Within(later.FullWindow);
        if (overlap.Minutes > 0)
        {
            // A half minute goes up: 12:30 is before 12:30:30, and 12:31 after it.
            var half = (long)Math.Ceiling((earlier.Span.To + later.Span.From) / 2.0);
            var cut = Math.Clamp(half, overlap.From, overlap.To);
            earlier.Window = earlier.Window with { To = Math.Min(earlier.Window.To, cut) };
            later.Window = later.Window with { From = Math.Max(later.Window.From, cut) };
        }
    }
}
