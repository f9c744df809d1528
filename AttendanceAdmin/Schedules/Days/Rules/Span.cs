using System.Runtime.InteropServices;

namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>From a minute to before another; minutes are counted between instants, since 1970-01-01 UTC.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(long From, long To)
{
    public int Minutes => (int)Math.Max(0, To - From);

    public bool Contains(long minute) => minute >= From && minute < To;

    public Span Within(Span bounds) => new(Math.Max(From, bounds.From), Math.Min(To, bounds.To));
}

/// <summary>Spans as a set of minutes: sorted, none empty, none touching another.</summary>
internal static class Spans
{
    public static IReadOnlyList<Span> Union(IEnumerable<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans.Where(s => s.Minutes > 0).OrderBy(s => s.From))
        {
            if (merged.Count > 0 && merged[^1].To >= span.From)
            {
                merged[^1] = new Span(merged[^1].From, Math.Max(merged[^1].To, span.To));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    public static IReadOnlyList<Span> Within(this IEnumerable<Span> spans, Span bounds) => [.. spans.Select(s => s.Within(bounds)).Where(s => s.Minutes > 0)];

    public static IReadOnlyList<Span> Except(this IReadOnlyList<Span> spans, IEnumerable<Span> others)
    {
        foreach (var other in others.Where(o => o.Minutes > 0))
        {
            spans = [.. spans.SelectMany(s => new[] { s with { To = Math.Min(s.To, other.From) }, s with { From = Math.Max(s.From, other.To) } }).Where(s => s.Minutes > 0)];
        }

        return spans;
    }

    public static int Sum(this IEnumerable<Span> spans) => spans.Sum(s => s.Minutes);

    /// <summary>What lies between one and the next.</summary>
    public static IEnumerable<Span> Gaps(this IReadOnlyList<Span> spans) => spans.Zip(spans.Skip(1), (one, next) => new Span(one.To, next.From));
}
