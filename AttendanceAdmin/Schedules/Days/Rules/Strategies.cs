namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Tells ins from outs as the schedule's strategy says.</summary>
internal static class Strategies
{
    /// <param name="kept">The punches of an occurrence that are kept, in order.</param>
    public static Pairing Judge(IReadOnlyList<TimedPunch> kept, Occurrence occurrence) => Pairing.Of(occurrence.Schedule.Strategy switch
    {
        _ when kept is [var only] => [Lone(only, occurrence)],
        PunchStrategy.FirstLast => FirstLast(kept),
        PunchStrategy.Typed => Typed(kept),
        PunchStrategy.TypedRepair => Repaired(kept),
        _ => Alternating(kept),
    });

    public static IReadOnlyList<JudgedPunch> Alternating(IReadOnlyList<TimedPunch> kept) => [.. kept.Select((p, i) => new JudgedPunch(p, i % 2 == 0))];

    /// <summary>A lone punch is in if nearer to the start than to the end, unless a typed strategy knows its code.</summary>
    private static JudgedPunch Lone(TimedPunch punch, Occurrence occurrence)
    {
        var typed = occurrence.Schedule.Strategy is PunchStrategy.Typed or PunchStrategy.TypedRepair;
        return typed && punch.Punch.CodeIsIn is { } known
            ? new JudgedPunch(punch, known)
            : new JudgedPunch(punch, Math.Abs(punch.Minute - occurrence.Span.From) < Math.Abs(punch.Minute - occurrence.Span.To)) { Lone = true };
    }

    private static IReadOnlyList<JudgedPunch> FirstLast(IReadOnlyList<TimedPunch> kept) =>
        [.. kept.Select((p, i) => new JudgedPunch(p, i == 0 ? true : i == kept.Count - 1 ? false : null))];

    private static IReadOnlyList<JudgedPunch> Typed(IReadOnlyList<TimedPunch> kept) =>
        [.. kept.Select(p => new JudgedPunch(p, p.Punch.CodeIsIn) { Remark = p.Punch.CodeIsIn is null ? AnomalyCode.UnknownCode : null })];

    /// <summary>Codes that are unknown, or the same twice running, are turned if that leaves nothing missing; else all stay as typed.</summary>
    private static IReadOnlyList<JudgedPunch> Repaired(IReadOnlyList<TimedPunch> kept)
    {
        var judged = new List<JudgedPunch>();
        foreach (var punch in kept)
        {
            var code = punch.Punch.CodeIsIn;
            judged.Add(
                judged.Count == 0 ? new JudgedPunch(punch, code ?? true)
                : code is null || code == judged[^1].IsIn ? new JudgedPunch(punch, !judged[^1].IsIn) { Remark = AnomalyCode.RepairedCode }
                : new JudgedPunch(punch, code));
        }

        return Pairing.Of(judged).Missing == 0 ? judged : Typed(kept);
    }
}
