namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Which schedule and calendar a day goes by, and how it sums up.</summary>
internal static class ExplainDay
{
    public static void Plan(DayPlan plan, DayCalendar calendar, Explanation explanation)
    {
        if (plan.Choice.Assigned is { } assigned)
        {
            var assignment = assigned.Assignment;
            var code = $"Schedule{plan.Choice.Reason}{(assignment.Until is null ? "" : "Until")}";
            explanation.Add(code, assigned.Schedule.Name, assigned.To, Written(assignment.From), assignment.Until is { } until ? Written(until) : "");
        }
        else
        {
            explanation.Add(plan.Choice.Reason.ToString());
        }

        if (plan.IsDayOff)
        {
            explanation.Add("DayOff", plan.Schedule!.Name);
        }

        if (calendar.Holiday is { } holiday)
        {
            explanation.Add("Holiday", holiday);
        }

        if (calendar.Leave is { } kind)
        {
            explanation.Add("Leave" + calendar.Half, ExplanationText.Word + "Kind" + kind);
        }
    }

    public static void Sum(DayParts parts, DayFigures figures, DayState state, List<Completeness> completeness, Explanation explanation)
    {
        Open(parts, explanation);
        foreach (var terminal in completeness.SelectMany(c => c.Silent).Distinct())
        {
            explanation.Add("TerminalSilent", terminal.Name);
        }

        if (completeness.Find(c => !c.IsOver) is { } open)
        {
            explanation.Add("WindowOpen", LocalClock.Text(TimeZoneInfo.ConvertTime(open.WindowEnd, parts.Plan.Clock.Zone).DateTime, parts.Plan.Date));
        }

        if (figures.Absence > 0)
        {
            explanation.Add("Absent", figures.Absence);
        }

        if (figures.HolidayWork > 0)
        {
            explanation.Add("HolidayWork", figures.HolidayWork);
        }

        if (figures.Night > 0)
        {
            explanation.Add("Night", figures.Night);
        }

        explanation.Add("State" + state);
        explanation.Add("Balance", figures.Worked, figures.Due, Explanation.Signed(figures.Balance));
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static void Open(DayParts parts, Explanation explanation)
    {
        var (date, clock) = (parts.Plan.Date, parts.Plan.Clock);
        foreach (var punch in parts.Open.Outside)
        {
            explanation.Add("PunchOutside", clock.Text(punch.Minute, date));
        }

        var pairing = parts.Open.Pairing;
        if (pairing.Punches.Count > 0)
        {
            ExplainPunches.Roles(pairing, clock, date, explanation);
            ExplainPunches.Missing(pairing, clock, date, explanation);
            ExplainPunches.Presence(parts.OpenWorked, clock, date, explanation);
            explanation.Add("OpenWorked", parts.OpenWorked.Sum());
        }

        ExplainPunches.Left([.. parts.AllPunches.Where(p => p.Occurrence is null)], clock, date, explanation);
    }
}
