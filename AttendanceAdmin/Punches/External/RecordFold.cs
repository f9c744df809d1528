namespace AttendanceAdmin.Punches.External;

/// <summary>
/// Judges records by when the other system wrote them and not by when they came, so that every order of arrival ends in the same punches:
/// an insertion counts; a second word of the same punch, also with its time rounded, does not; an update takes the place of what stood in its
/// pair and direction; what was deleted counts no more, and what it had replaced does not come back.
/// </summary>
internal static class RecordFold
{
    /// <param name="records">All there are of some pairs of one person.</param>
    public static void Judge(IReadOnlyCollection<ExternalRecord> records)
    {
        var deletions = records.Where(r => r.Act == ExternalAct.Deleted).ToList();
        deletions.ForEach(d => d.Verdict = ExternalVerdict.Notice);
        var standing = new List<ExternalRecord>();
        foreach (var record in records.Where(r => r.Act != ExternalAct.Deleted).OrderBy(r => r.RecordedAt).ThenBy(r => r.Sequence)
            .ThenBy(r => r.LocalTime == r.RoundedTime).ThenBy(r => r.EventId, StringComparer.Ordinal))
        {
            var deleted = deletions.Exists(d => IsSame(d, record));
            if (!deleted && standing.Exists(s => Repeats(record, s)))
            {
                record.Verdict = ExternalVerdict.Repeated;
                continue;
            }

            if (record.Act == ExternalAct.Updated)
            {
                Supersede(standing, record);
            }

            record.Verdict = deleted ? ExternalVerdict.Deleted : ExternalVerdict.Counts;
            if (!deleted)
            {
                standing.Add(record);
            }
        }
    }

    private static void Supersede(List<ExternalRecord> standing, ExternalRecord by)
    {
        foreach (var earlier in standing.FindAll(s => by.Pair is not null && s.Pair == by.Pair && s.Direction == by.Direction))
        {
            earlier.Verdict = ExternalVerdict.Superseded;
            standing.Remove(earlier);
        }
    }

    private static bool Repeats(ExternalRecord record, ExternalRecord earlier) =>
        IsSame(record, earlier) || IsSamePunch(record, earlier) || (IsSamePair(record, earlier) && (Rounds(record, earlier) || Rounds(earlier, record)));

    /// <summary>The content's key decides where both have one.</summary>
    private static bool IsSame(ExternalRecord one, ExternalRecord other) =>
        one.RecordKey is not null && other.RecordKey is not null ? one.RecordKey == other.RecordKey : IsSamePunch(one, other);

    private static bool IsSamePunch(ExternalRecord one, ExternalRecord other) => one.Direction == other.Direction && one.LocalTime == other.LocalTime;

    private static bool IsSamePair(ExternalRecord one, ExternalRecord other) => one.Direction == other.Direction && one.Pair == other.Pair;

    /// <summary>Its time is the other's, rounded as the other system said it would, or with the seconds cut off.</summary>
    private static bool Rounds(ExternalRecord rounded, ExternalRecord exact) =>
        rounded.LocalTime == exact.RoundedTime || rounded.LocalTime.Ticks == exact.LocalTime.Ticks - exact.LocalTime.Ticks % TimeSpan.TicksPerMinute;
}
