namespace AttendanceAdmin.Demo;

/// <summary>What the terminals still hold of the days before: they send it as backlog at their first contact.</summary>
internal static class PastDays
{
    private const int Days = 10;

    /// <param name="people">The PINs that use this terminal.</param>
    /// <param name="today">By the terminal's clock.</param>
    public static IEnumerable<SimulatedPunch> Of(IReadOnlyList<string> people, DateTime today, Random random) =>
        Enumerable.Range(1, Days).Select(back => today.Date.AddDays(-back))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday))
            .SelectMany(day => people.Where(_ => random.Next(20) > 0).SelectMany(pin => Day(pin, day, random)))
            .OrderBy(p => p.LocalTime);

    /// <summary>In at eight, out and in at noon, out at five, give or take; the forgotten punch too.</summary>
    private static IEnumerable<SimulatedPunch> Day(string pin, DateTime day, Random random)
    {
        yield return At(8, 0, 0);
        if (random.Next(3) > 0)
        {
            yield return At(12, 5, 1);
            yield return At(13, 0, 0);
        }

        if (random.Next(25) > 0)
        {
            yield return At(17, 0, 1);
        }

        SimulatedPunch At(int hour, int minute, int status) =>
            new(pin, day.AddHours(hour).AddMinutes(minute + random.Next(-12, 13)).AddSeconds(random.Next(60)), status);
    }
}
