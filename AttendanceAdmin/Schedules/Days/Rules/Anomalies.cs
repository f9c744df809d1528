namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What strikes about a day, each thing once, the gravest first.</summary>
internal static class Anomalies
{
    private const int TooLongMinutes = 720;
    private const int ShortRestMinutes = 660;

    public static IReadOnlyList<AnomalyCode> Of(DayParts parts, Timeline timeline)
    {
        var found = new HashSet<AnomalyCode>();
        foreach (var pairing in parts.Pairings)
        {
            Add(found, AnomalyCode.MissingIn, pairing.LackIn.Count > 0);
            Add(found, AnomalyCode.MissingOut, pairing.LackOut.Count > 0);
            found.UnionWith(pairing.Punches.Select(p => p.Remark).OfType<AnomalyCode>());
        }

        Add(found, AnomalyCode.Absent, parts.Figures.Absence > 0);
        Add(found, AnomalyCode.Late, parts.Figures.Late > 0);
        Add(found, AnomalyCode.EarlyLeave, parts.Figures.EarlyLeave > 0);
        Add(found, AnomalyCode.BreakOverrun, parts.Figures.BreakOverrun > 0);
        Add(found, AnomalyCode.OutsideWindow, parts.Open.Outside.Count > 0);
        Add(found, AnomalyCode.UnplannedWork, parts.Plan.IsDayOff && parts.Open.Pairing.Punches.Count > 0);
        Add(found, AnomalyCode.TooLong, parts.Occurrences.Any(o => o.Figures.Worked > TooLongMinutes));
        Add(found, AnomalyCode.UnderMinimum, parts.Occurrences.Any(o => o.IsUnderLeast));
        Add(found, AnomalyCode.OverMaximum, parts.Occurrences.Any(o => o.IsOverMost));
        Add(found, AnomalyCode.ShortRest, RestBefore(parts, timeline) < ShortRestMinutes);
        Add(found, AnomalyCode.DoublePunch, parts.AllPunches.Any(p => p is { TakesPart: true, DoubleOf: not null }));
        return [.. found.OrderByDescending(c => c.Severity()).ThenBy(c => c)];
    }

    /// <summary>Minutes from the last punch used on the date before to the first of this one; null where there is not both.</summary>
    private static long? RestBefore(DayParts parts, Timeline timeline)
    {
        var first = parts.Occurrences.SelectMany(o => o.Pairing.Used).Select(p => (long?)p.Punch.Minute).Min();
        for (var days = 1; first is not null && days <= 3; days++)
        {
            var last = timeline.Plans.Of(parts.Plan.Date.AddDays(-days)).Occurrences
                .SelectMany(o => Strategies.Judge(timeline.Of(o).Kept, o).Used).Select(p => (long?)p.Punch.Minute).Max();
            if (last is not null)
            {
                return first - last;
            }
        }

        return null;
    }

    private static void Add(HashSet<AnomalyCode> found, AnomalyCode code, bool isSo)
    {
        if (isSo)
        {
            found.Add(code);
        }
    }
}
