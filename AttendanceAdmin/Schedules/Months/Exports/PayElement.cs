namespace AttendanceAdmin.Schedules.Months.Exports;

/// <summary>An amount of a month that payroll may be told; minutes. Stored by number; add at the end.</summary>
public enum PayElement : byte
{
    /// <summary>All that was worked, overtime included.</summary>
    Worked,

    /// <summary>What was worked less the hours of the weeks' tiers.</summary>
    Regular,

    /// <summary>Before and after shifts, as their schedules count it.</summary>
    Overtime,
    Tier1,
    Tier2,
    Tier3,
    Tier4,
    Night,
    HolidayWork,
    Absence,
    Late,
    EarlyLeave,
    BreakOverrun,
    Due,
    Balance,
}

internal static class PayAmounts
{
    /// <summary>By ascending threshold.</summary>
    public static readonly IReadOnlyList<PayElement> Tiers = [PayElement.Tier1, PayElement.Tier2, PayElement.Tier3, PayElement.Tier4];

    /// <returns>Minutes; those of the month that are not zero.</returns>
    public static IReadOnlyDictionary<PayElement, int> Of(MonthRow row)
    {
        var (total, beyond) = (row.Total, row.Tiers.Sum(t => t.Minutes));
        return new (PayElement Element, int Minutes)[]
        {
            (PayElement.Worked, total.Worked), (PayElement.Regular, total.Worked - beyond), (PayElement.Overtime, total.Overtime), (PayElement.Night, total.Night),
            (PayElement.HolidayWork, total.HolidayWork), (PayElement.Absence, total.Absence), (PayElement.Late, total.Late), (PayElement.EarlyLeave, total.EarlyLeave),
            (PayElement.BreakOverrun, total.BreakOverrun), (PayElement.Due, total.Due), (PayElement.Balance, total.Balance),
        }.Concat(Tiers.Zip(row.Tiers, (element, tier) => (element, tier.Minutes))).Where(a => a.Item2 != 0).ToDictionary(a => a.Item1, a => a.Item2);
    }
}
