namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What became of each punch, and why.</summary>
internal static class ExplainPunches
{
    public static void Fates(Pairing pairing, OccurrencePunches punches, Occurrence occurrence, Explanation explanation)
    {
        var (clock, date) = (occurrence.Clock, occurrence.Date);
        explanation.Add("Shift", clock.Text(occurrence.Span.From, date), clock.Text(occurrence.Span.To, date));
        explanation.Add(
            occurrence.Window == occurrence.FullWindow ? "Window" : "WindowCut", clock.Text(occurrence.Window.From, date), clock.Text(occurrence.Window.To, date));
        if (punches.All.Count == 0)
        {
            explanation.Add("NoPunch");
            return;
        }

        explanation.Add("Strategy" + occurrence.Schedule.Strategy);
        Roles(pairing, clock, date, explanation);
        Left(punches.All, clock, date, explanation);
        Missing(pairing, clock, date, explanation);
    }

    public static void Roles(Pairing pairing, LocalClock clock, DateOnly date, Explanation explanation)
    {
        foreach (var punch in pairing.Punches)
        {
            var role = punch.IsIn switch { true => "In", false => "Out", null => "Unused" };
            explanation.Add(
                punch switch { { Remark: { } remark } => $"Punch{role}{remark}", { Lone: true } => $"Punch{role}Lone", _ => $"Punch{role}" },
                clock.Text(punch.Punch.Minute, date), punch.Punch.Punch.StatusCode);
        }
    }

    /// <summary>Those that were not judged at all.</summary>
    public static void Left(IReadOnlyList<TimedPunch> punches, LocalClock clock, DateOnly date, Explanation explanation)
    {
        foreach (var punch in punches)
        {
            if (punch.Replaced)
            {
                explanation.Add("PunchReplaced", clock.Text(punch.Minute, date));
            }
            else if (punch.Punch.Ignored)
            {
                explanation.Add("PunchIgnored", clock.Text(punch.Minute, date), punch.Punch.IgnoredReason ?? "");
            }
            else if (punch.DoubleOf is { } kept)
            {
                explanation.Add("PunchDouble", clock.Text(punch.Minute, date), (int)(punch.Punch.Instant - kept.Punch.Instant).TotalSeconds);
            }
        }
    }

    public static void Missing(Pairing pairing, LocalClock clock, DateOnly date, Explanation explanation)
    {
        foreach (var punch in pairing.LackOut)
        {
            explanation.Add("MissingOut", clock.Text(punch.Minute, date));
        }

        foreach (var punch in pairing.LackIn)
        {
            explanation.Add("MissingIn", clock.Text(punch.Minute, date));
        }
    }

    public static void Presence(IReadOnlyList<Span> presence, LocalClock clock, DateOnly date, Explanation explanation)
    {
        foreach (var span in presence)
        {
            explanation.Add("Presence", clock.Text(span.From, date), clock.Text(span.To, date), span.Minutes);
        }
    }
}
