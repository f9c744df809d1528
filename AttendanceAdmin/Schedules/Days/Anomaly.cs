namespace AttendanceAdmin.Schedules.Days;

public enum AnomalySeverity : byte
{
    Information,
    Warning,
    Critical,
}

/// <summary>What strikes about a day. Stored by number; add at the end.</summary>
public enum AnomalyCode : byte
{
    MissingIn,
    MissingOut,
    Absent,
    Late,
    EarlyLeave,
    OutsideWindow,
    UnplannedWork,
    TooLong,
    ShortRest,
    DoublePunch,
    RepairedCode,
    UnknownCode,
    BreakOverrun,
    UnderMinimum,
    OverMaximum,
}

public static class AnomalyCodes
{
    /// <summary>Its bit among all that a day has.</summary>
    public static int Flag(this AnomalyCode code) => 1 << (int)code;

    /// <summary>The bits of all that are so grave or graver.</summary>
    public static int Flags(AnomalySeverity least) => Enum.GetValues<AnomalyCode>().Where(c => c.Severity() >= least).Aggregate(0, (flags, code) => flags | code.Flag());

    public static AnomalySeverity Severity(this AnomalyCode code) => code switch
    {
        AnomalyCode.MissingIn or AnomalyCode.MissingOut or AnomalyCode.Absent => AnomalySeverity.Critical,
        AnomalyCode.DoublePunch or AnomalyCode.RepairedCode or AnomalyCode.UnknownCode or AnomalyCode.BreakOverrun => AnomalySeverity.Information,
        _ => AnomalySeverity.Warning,
    };
}
