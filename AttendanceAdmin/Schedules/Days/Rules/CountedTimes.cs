namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>The time at which each in and out counts: rounded, and where tolerance adjusts, the shift's own start or end.</summary>
internal sealed class CountedTimes
{
    private readonly Dictionary<TimedPunch, long> minutes = [];

    public CountedTimes(Pairing pairing, Occurrence occurrence, Explanation explanation)
    {
        var used = pairing.Used.ToList();
        foreach (var (punch, isIn) in used)
        {
            var minute = Rounded.Minute(punch.Minute, isIn == true, occurrence.Shift.Rounding, occurrence.Clock);
            if (minute != punch.Minute)
            {
                explanation.Add("Rounded", occurrence.Clock.Text(punch.Minute, occurrence.Date), occurrence.Clock.Text(minute, occurrence.Date), occurrence.Shift.Rounding.Minutes);
            }

            minutes[punch] = minute;
        }

        FirstIn = used is [{ IsIn: true } first, ..] ? minutes[first.Punch] : null;
        LastOut = used is [.., { IsIn: false } last] ? minutes[last.Punch] : null;
        if (occurrence.Shift.ToleranceMode == ToleranceMode.Adjust)
        {
            Adjust(used, occurrence, explanation);
        }
    }

    /// <summary>If the first punch used is an in: when, rounded.</summary>
    public long? FirstIn { get; }

    /// <summary>If the last punch used is an out: when, rounded.</summary>
    public long? LastOut { get; }

    public long this[TimedPunch punch] => minutes[punch];

    public long? Find(TimedPunch punch) => minutes.TryGetValue(punch, out var minute) ? minute : null;

    private void Adjust(List<JudgedPunch> used, Occurrence occurrence, Explanation explanation)
    {
        var (start, end) = occurrence.Span;
        if (FirstIn > start && FirstIn <= start + occurrence.Shift.ToleranceLate)
        {
            Set(used[0].Punch, start, occurrence, explanation);
        }

        if (LastOut < end && LastOut >= end - occurrence.Shift.ToleranceEarly)
        {
            Set(used[^1].Punch, end, occurrence, explanation);
        }
    }

    private void Set(TimedPunch punch, long minute, Occurrence occurrence, Explanation explanation)
    {
        explanation.Add("Adjusted", occurrence.Clock.Text(minutes[punch], occurrence.Date), occurrence.Clock.Text(minute, occurrence.Date));
        minutes[punch] = minute;
    }
}
