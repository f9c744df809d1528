namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>What a country's law and custom say; holidays are proposed from it, and are the company's own to change once they are written down.</summary>
/// <param name="WeeklyRest">Weekdays, 0 is Monday.</param>
/// <param name="LegalWeek">Minutes.</param>
/// <param name="Fixed">Key of <see cref="SchedulesTexts"/>, by month and day.</param>
/// <param name="Easter">Days after Easter Sunday.</param>
/// <param name="Islamic">Month and day of the Hijri year, and how many days the feast has.</param>
internal sealed record CountryProfile(
    IReadOnlyList<int> WeeklyRest,
    int LegalWeek,
    IReadOnlyList<(int Month, int Day, string Key)> Fixed,
    IReadOnlyList<(int After, string Key)> Easter,
    IReadOnlyList<(int Month, int Day, int Days, string Key)> Islamic)
{
    private static readonly CountryProfile Algeria = new(
        [4, 5], 40 * 60,
        [(1, 1, "NewYear"), (1, 12, "Yennayer"), (5, 1, "LabourDay"), (7, 5, "Independence"), (11, 1, "Revolution")],
        [],
        [(10, 1, 3, "Fitr"), (12, 10, 3, "Adha"), (1, 1, 1, "Muharram"), (1, 10, 1, "Ashura"), (3, 12, 1, "Mawlid")]);

    private static readonly CountryProfile Tunisia = new(
        [5, 6], 48 * 60,
        [
            (1, 1, "NewYear"), (3, 20, "Independence"), (4, 9, "Martyrs"), (5, 1, "LabourDay"), (7, 25, "Republic"), (8, 13, "Women"), (10, 15, "Evacuation"),
            (12, 17, "Revolution"),
        ],
        [],
        [(10, 1, 3, "Fitr"), (12, 10, 2, "Adha"), (1, 1, 1, "Muharram"), (3, 12, 1, "Mawlid")]);

    private static readonly CountryProfile France = new(
        [5, 6], 35 * 60,
        [
            (1, 1, "NewYear"), (5, 1, "LabourDay"), (5, 8, "Victory"), (7, 14, "Bastille"), (8, 15, "Assumption"), (11, 1, "AllSaints"), (11, 11, "Armistice"),
            (12, 25, "Christmas"),
        ],
        [(1, "EasterMonday"), (39, "Ascension"), (50, "WhitMonday")],
        []);

    public static CountryProfile Of(string country) => country switch
    {
        "TN" => Tunisia,
        "FR" => France,
        _ => Algeria,
    };
}
