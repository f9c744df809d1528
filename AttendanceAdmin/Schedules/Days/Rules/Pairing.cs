namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A punch that is kept, with what it was judged to be; null is neither in nor out.</summary>
internal sealed record JudgedPunch(TimedPunch Punch, bool? IsIn)
{
    /// <summary>What is to be said of the judgement: <see cref="AnomalyCode.RepairedCode"/> or <see cref="AnomalyCode.UnknownCode"/>.</summary>
    public AnomalyCode? Remark { get; init; }

    /// <summary>Judged by whether it is nearer to the start or to the end, for want of another.</summary>
    public bool Lone { get; init; }
}

/// <summary>Ins and outs brought together. Nothing is invented: what lacks its other side counts nothing.</summary>
internal sealed record Pairing(
    IReadOnlyList<JudgedPunch> Punches, IReadOnlyList<(TimedPunch In, TimedPunch Out)> Pairs, IReadOnlyList<TimedPunch> LackOut, IReadOnlyList<TimedPunch> LackIn)
{
    public int Missing => LackOut.Count + LackIn.Count;

    public IEnumerable<JudgedPunch> Used => Punches.Where(p => p.IsIn is not null);

    public static Pairing Of(IReadOnlyList<JudgedPunch> punches)
    {
        var pairs = new List<(TimedPunch In, TimedPunch Out)>();
        var (lackOut, lackIn) = (new List<TimedPunch>(), new List<TimedPunch>());
        TimedPunch? open = null;
        foreach (var (punch, isIn) in punches)
        {
            if (isIn is null)
            {
                continue;
            }

            if (isIn.Value)
            {
                AddIfAny(lackOut, open);
                open = punch;
            }
            else if (open is null)
            {
                lackIn.Add(punch);
            }
            else
            {
                pairs.Add((open, punch));
                open = null;
            }
        }

        AddIfAny(lackOut, open);
        return new Pairing(punches, pairs, lackOut, lackIn);
    }

    private static void AddIfAny(List<TimedPunch> punches, TimedPunch? punch)
    {
        if (punch is not null)
        {
            punches.Add(punch);
        }
    }
}
