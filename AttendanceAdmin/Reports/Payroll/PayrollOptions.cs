namespace AttendanceAdmin.Reports.Payroll;

/// <summary>What a payroll program calls the amounts in ready-made formats, settings <c>Payroll:Codes:…</c>; an empty code leaves the amount out.</summary>
internal sealed class PayrollOptions
{
    public const string Section = "Payroll";

    public PayrollCodes Codes { get; init; } = new();
}

internal sealed class PayrollCodes
{
    /// <summary>What was worked less the hours of the tiers.</summary>
    public string Worked { get; init; } = "HTRAV";

    /// <summary>Before and after shifts, as their schedules count it; left out, since the weeks' tiers hold such hours too.</summary>
    public string Overtime { get; init; } = "";

    public string Tier1 { get; init; } = "HSUP1";

    public string Tier2 { get; init; } = "HSUP2";

    public string Tier3 { get; init; } = "HSUP3";

    public string Tier4 { get; init; } = "HSUP4";

    public string Night { get; init; } = "HNUIT";

    public string HolidayWork { get; init; } = "HFERIE";

    public string Absence { get; init; } = "ABS";

    public string Late { get; init; } = "RETARD";
}
