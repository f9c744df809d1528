namespace AttendanceAdmin.Reports.Months;

/// <summary>What a payroll program calls the amounts, settings <c>Payroll:Codes:…</c>; an empty code leaves the amount out.</summary>
internal sealed class PayrollOptions
{
    public const string Section = "Payroll";

    public PayrollCodes Codes { get; init; } = new();
}

internal sealed class PayrollCodes
{
    public string Worked { get; init; } = "HTRAV";

    public string Overtime { get; init; } = "HSUP";

    public string Night { get; init; } = "HNUIT";

    public string HolidayWork { get; init; } = "HFERIE";

    public string Absence { get; init; } = "ABS";

    public string Late { get; init; } = "RETARD";
}
