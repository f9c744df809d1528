namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Presence inside the shift less its breaks, and the overtime on either side.</summary>
internal sealed record WorkedTime(IReadOnlyList<Span> All, int Overtime)
{
    public static WorkedTime Of(IReadOnlyList<Span> presence, Occurrence occurrence, Explanation explanation)
    {
        var counted = FixedBreaks.Counted(presence, occurrence);
        ExplainFigures.FixedBreaks(presence, occurrence, explanation);
        var flexible = FlexibleBreaks.Of(presence, counted, occurrence);
        ExplainFigures.Flexible(counted, flexible, occurrence, explanation);
        var inside = counted.Except(flexible.Deducted);
        var (shift, before, after) = (occurrence.Shift, Rules.Overtime.Before(presence, occurrence), Rules.Overtime.After(presence, occurrence));
        before = Rules.Overtime.Counted(before, shift.OvertimeBefore, shift, "Before", explanation);
        after = Rules.Overtime.Counted(after, shift.OvertimeAfter, shift, "After", explanation);
        var overtime = before.Sum() + after.Sum();
        if (presence.Count > 0)
        {
            explanation.Add(
                "Worked", presence.Within(occurrence.Span).Sum(), counted.Sum() - presence.Within(occurrence.Span).Sum(), flexible.Deducted.Sum(), overtime,
                inside.Sum() + overtime);
        }

        return new WorkedTime(Spans.Union([.. before, .. inside, .. after]), overtime);
    }
}
