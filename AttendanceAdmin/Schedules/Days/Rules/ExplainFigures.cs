namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Breaks, lateness and what is due of a shift.</summary>
internal static class ExplainFigures
{
    public static void FixedBreaks(IReadOnlyList<Span> presence, Occurrence occurrence, Explanation explanation)
    {
        var clock = occurrence.Clock;
        foreach (var (span, paid) in occurrence.Breaks)
        {
            var inside = presence.Within(span).Sum();
            if (presence.Count > 0)
            {
                var code = !paid ? "BreakUnpaid" : Rules.FixedBreaks.HasBothSides(span, presence) ? "BreakPaid" : "BreakPaidPart";
                explanation.Add(code, clock.Text(span.From, occurrence.Date), clock.Text(span.To, occurrence.Date), inside, span.Minutes);
            }
        }

        if (Rules.FixedBreaks.Overrun(presence, occurrence) is > 0 and var overrun)
        {
            explanation.Add("BreakOverrun", overrun);
        }
    }

    public static void Flexible(IReadOnlyList<Span> counted, FlexibleBreaks flexible, Occurrence occurrence, Explanation explanation)
    {
        if (occurrence.Shift.FlexibleBreak is not { } due || counted.Count == 0)
        {
            return;
        }

        var reached = counted.Sum() >= due.AfterMinutes;
        explanation.Add(reached ? "FlexibleDeducted" : "FlexibleNotDue", due.Minutes, due.AfterMinutes, flexible.Taken, flexible.Deducted.Sum());
    }

    public static void Punctuality(DayFigures figures, CountedTimes counted, Occurrence occurrence, Excuse excuse, Explanation explanation)
    {
        var (clock, date, shift) = (occurrence.Clock, occurrence.Date, occurrence.Shift);
        if (counted.FirstIn is { } come && come > occurrence.Span.From)
        {
            var code = !excuse.JudgesLate ? "LateNotJudged" : figures.Late > 0 ? "Late" : "LateTolerated";
            explanation.Add(code, clock.Text(come, date), clock.Text(occurrence.Span.From, date), shift.ToleranceLate, figures.Late);
        }

        if (counted.LastOut is { } gone && gone < occurrence.Span.To)
        {
            var code = !excuse.JudgesEarly ? "EarlyNotJudged" : figures.EarlyLeave > 0 ? "Early" : "EarlyTolerated";
            explanation.Add(code, clock.Text(gone, date), clock.Text(occurrence.Span.To, date), shift.ToleranceEarly, figures.EarlyLeave);
        }

        var unpaid = occurrence.Unpaid.Sum();
        explanation.Add("Due", occurrence.Span.Minutes, Explanation.Signed(-unpaid), Explanation.Signed(DueTime.Of(occurrence) + unpaid - occurrence.Span.Minutes), excuse.Due);
    }
}
