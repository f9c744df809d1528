namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Presence inside the shift less its breaks, and the overtime on either side.</summary>
/// <param name="IsOverMost">More was worked than the shift counts.</param>
internal sealed record WorkedTime(IReadOnlyList<Span> All, int Overtime, bool IsOverMost)
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
                "Worked", presence.Within(occurrence.Span).Sum(), Explanation.Signed(counted.Sum() - presence.Within(occurrence.Span).Sum()),
                Explanation.Signed(-flexible.Deducted.Sum()), Explanation.Signed(overtime), inside.Sum() + overtime);
        }

        var all = Spans.Union([.. before, .. inside, .. after]);
        var within = ShiftLimits.Within(all, shift, explanation);
        return new WorkedTime(within, Rules.Overtime.Before(within, occurrence).Sum() + Rules.Overtime.After(within, occurrence).Sum(), within.Sum() < all.Sum());
    }
}
