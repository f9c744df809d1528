namespace AttendanceAdmin.Site;

/// <summary>Between a wall clock and the instant it shows, with one rule for the two nights a year when that is not plain.</summary>
internal static class WallClock
{
    /// <summary>
    /// The instant of a local time. One that exists twice is the first, unless the device stated its own offset and it is one of the two;
    /// one that does not exist moves forward by the gap.
    /// </summary>
    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone, TimeSpan? statedOffset = null)
    {
        if (zone.IsInvalidTime(local))
        {
            // The offset that held before the gap: 02:30 in a gap of an hour is then the instant that the clock shows as 03:30.
            return AtOffset(local, zone.GetUtcOffset(local.AddDays(-1)));
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local);
            return AtOffset(local, statedOffset is { } stated && offsets.Contains(stated) ? stated : offsets.Max());
        }

        return AtOffset(local, zone.GetUtcOffset(local));
    }

    public static DateTime FromInstant(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);

    private static DateTimeOffset AtOffset(DateTime local, TimeSpan offset)
    {
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
