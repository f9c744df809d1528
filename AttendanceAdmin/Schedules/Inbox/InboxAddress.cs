using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>What the inbox shows, as it stands in its address: <c>?gravite=Critical&amp;anomalie=MissingOut&amp;du=2026-03-01&amp;au=2026-03-31</c>. What makes no sense is left out.</summary>
/// <param name="Code">Only this anomaly of days.</param>
/// <param name="Trouble">Only this of what no day shows.</param>
public sealed record InboxAddress(AnomalySeverity Least, AnomalyCode? Code, TroubleKind? Trouble, DateOnly From, DateOnly To)
{
    /// <param name="only">The name of an anomaly or of a trouble; asking for one asks for it however light it is.</param>
    public static InboxAddress Make(AnomalySeverity least, string? only, DateOnly from, DateOnly to)
    {
        var code = Enum.TryParse<AnomalyCode>(only, out var anomaly) && Enum.IsDefined(anomaly) ? anomaly : (AnomalyCode?)null;
        var trouble = code is null && Enum.TryParse<TroubleKind>(only, out var kind) && Enum.IsDefined(kind) ? kind : (TroubleKind?)null;
        var gravest = code?.Severity() ?? (trouble is { } known ? Inbox.Trouble.Of(known) : least);
        return new InboxAddress(gravest < least ? gravest : least, code, trouble, from, to);
    }

    /// <param name="skip">So many days are on the pages before.</param>
    public string At(int skip)
    {
        var only = Code?.ToString() ?? Trouble?.ToString();
        return FormattableString.Invariant(
            $"/journees?gravite={Least}{(only is null ? "" : $"&anomalie={only}")}&du={From:yyyy-MM-dd}&au={To:yyyy-MM-dd}{(skip == 0 ? "" : $"&depuis={skip}")}");
    }
}
