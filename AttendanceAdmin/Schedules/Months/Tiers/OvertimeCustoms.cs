namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary>What the law pays on top at least, by country and regime; a company's agreement may give more.</summary>
internal static class OvertimeCustoms
{
    /// <summary>Keys of <see cref="MonthsTexts"/> after <c>Custom_</c>.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<OvertimeTier>> All = new Dictionary<string, IReadOnlyList<OvertimeTier>>(StringComparer.Ordinal)
    {
        // Loi 90-11, art. 32.
        ["DZ"] = [Beyond(40, 50)],
        // Code du travail, art. 90: by regime of 48 or 40 hours.
        ["TN"] = [Beyond(48, 75)],
        ["TN40"] = [Beyond(40, 25), Beyond(48, 50)],
        // Code du travail, art. L3121-36.
        ["FR"] = [Beyond(35, 25), Beyond(43, 50)],
        // Code du travail, art. 184 and 201: by day; 50 % at night.
        ["MA"] = [Beyond(44, 25)],
        // Labor Law, art. 98 and 107.
        ["SA"] = [Beyond(48, 50)],
    };

    public static IReadOnlyList<OvertimeTier> Of(string country) => All.GetValueOrDefault(country) ?? All["DZ"];

    private static OvertimeTier Beyond(int hours, int percent) => new(hours * 60, percent);
}
