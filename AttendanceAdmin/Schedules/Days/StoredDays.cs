namespace AttendanceAdmin.Schedules.Days;

/// <summary>Between a working day and how it is kept.</summary>
internal static class StoredDays
{
    /// <returns>Whether anything became another.</returns>
    public static bool Take(this StoredDay stored, WorkingDay day)
    {
        var details = DayDetails.Of(day).ToBytes();
        var lastIn = day.Punches.LastOrDefault(p => p.Role == PunchRole.In)?.LocalTime;
        var same = stored.LastIn == lastIn && stored.Details.AsSpan().SequenceEqual(details) && stored.State == day.State && stored.LookAgainAt == day.LookAgainAt
            && stored.WaitsForTerminals == day.WaitsForTerminals && stored.LateAfter == day.LateAfter && stored.ScheduleId == day.ScheduleId && FiguresOf(stored) == day.Figures;
        if (same)
        {
            return false;
        }

        (stored.ScheduleId, stored.State, stored.Details) = (day.ScheduleId, day.State, details);
        (stored.LookAgainAt, stored.WaitsForTerminals, stored.LateAfter) = (day.LookAgainAt, day.WaitsForTerminals, day.LateAfter);
        (stored.Due, stored.Worked, stored.Overtime) = (day.Figures.Due, day.Figures.Worked, day.Figures.Overtime);
        (stored.Late, stored.EarlyLeave, stored.BreakOverrun) = (day.Figures.Late, day.Figures.EarlyLeave, day.Figures.BreakOverrun);
        (stored.Absence, stored.HolidayWork, stored.Night) = (day.Figures.Absence, day.Figures.HolidayWork, day.Figures.Night);
        stored.Anomalies = day.Anomalies.Aggregate(0, (flags, code) => flags | code.Flag());
        stored.Severity = day.Anomalies.Count == 0 ? null : day.Anomalies.Max(a => a.Severity());
        stored.FirstIn = day.Punches.FirstOrDefault(p => p.Role == PunchRole.In)?.LocalTime;
        stored.LastIn = lastIn;
        stored.LastOut = day.Punches.LastOrDefault(p => p.Role == PunchRole.Out)?.LocalTime;
        return true;
    }

    public static WorkingDay ToWorkingDay(this StoredDay stored)
    {
        var details = DayDetails.Read(stored.Details);
        return new WorkingDay
        {
            EmployeeId = stored.EmployeeId, Date = stored.Date, ScheduleId = stored.ScheduleId, ScheduleName = details.Schedule, State = stored.State,
            Figures = FiguresOf(stored), NightByDate = details.Night, Occurrences = details.Occurrences, Punches = details.Punches,
            Anomalies = [.. Enum.GetValues<AnomalyCode>().Where(c => (stored.Anomalies & c.Flag()) != 0).OrderByDescending(c => c.Severity()).ThenBy(c => c)],
            Explanation = details.Steps, LookAgainAt = stored.LookAgainAt, LateAfter = stored.LateAfter, WaitsForTerminals = stored.WaitsForTerminals,
        };
    }

    public static DayFigures FiguresOf(StoredDay d) => new()
    {
        Due = d.Due, Worked = d.Worked, Overtime = d.Overtime, Late = d.Late, EarlyLeave = d.EarlyLeave, BreakOverrun = d.BreakOverrun,
        Absence = d.Absence, HolidayWork = d.HolidayWork, Night = d.Night,
    };
}
