namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>The punches of a day with their roles and counted times, as they are shown.</summary>
internal static class DayResult
{
    public static IReadOnlyList<DayPunchResult> Punches(DayParts parts)
    {
        var judged = parts.Pairings.SelectMany(p => p.Punches).ToDictionary(p => p.Punch, p => p.IsIn);
        return [.. parts.AllPunches.Select(p => new DayPunchResult(p.Punch.Id, p.Punch.LocalTime, Role(p, judged), CountedTime(p, parts, judged)))];
    }

    private static PunchRole Role(TimedPunch punch, Dictionary<TimedPunch, bool?> judged) => punch switch
    {
        { TakesPart: false } => PunchRole.Ignored,
        { DoubleOf: not null } => PunchRole.Double,
        _ when judged.TryGetValue(punch, out var isIn) => isIn switch { true => PunchRole.In, false => PunchRole.Out, null => PunchRole.Unused },
        _ => PunchRole.Outside,
    };

    private static DateTime? CountedTime(TimedPunch punch, DayParts parts, Dictionary<TimedPunch, bool?> judged)
    {
        if (judged.GetValueOrDefault(punch) is null)
        {
            return null;
        }

        var minute = parts.Occurrences.Select(o => o.Counted.Find(punch)).FirstOrDefault(m => m is not null) ?? punch.Minute;
        return new LocalClock(punch.Punch.Zone).Local(minute);
    }
}
