namespace AttendanceAdmin.Punches;

/// <summary>
/// Which punches count, said once: those nobody set aside, and of those whose clock cannot have been right the ones that somebody confirmed.
/// What does not count is kept and shown, and goes to no other system.
/// </summary>
internal static class CountingPunches
{
    public static IQueryable<Punch> ThatCount(this IQueryable<Punch> punches) =>
        punches.Where(p => p.IgnoredAt == null && (!p.ClockSuspect || p.AcceptedAt != null));

    /// <summary>Whose clock is believed, whether somebody set them aside or not.</summary>
    public static IQueryable<Punch> InTime(this IQueryable<Punch> punches) => punches.Where(p => !p.ClockSuspect || p.AcceptedAt != null);

    public static bool Counts(this Punch punch) => punch.IgnoredAt is null && (!punch.ClockSuspect || punch.AcceptedAt is not null);
}
