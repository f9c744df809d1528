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

    /// <summary>Décret n° 2-04-426 for the private sector, and the feasts added since; Sunday is the weekly rest by law, Saturday by custom.</summary>
    private static readonly CountryProfile Morocco = new(
        [5, 6], 44 * 60,
        [
            (1, 1, "NewYear"), (1, 11, "Manifesto"), (1, 14, "Yennayer"), (5, 1, "LabourDay"), (7, 30, "Throne"), (8, 14, "OuedEdDahab"), (8, 20, "KingAndPeople"),
            (8, 21, "Youth"), (10, 31, "Unity"), (11, 6, "GreenMarch"), (11, 18, "Independence"),
        ],
        [],
        [(10, 1, 2, "Fitr"), (12, 10, 2, "Adha"), (1, 1, 1, "Muharram"), (3, 12, 2, "Mawlid")]);

    /// <summary>Four days each: Fitr from the last day of Ramadan or the first of Shawwal, Adha from the day of Arafat.</summary>
    private static readonly CountryProfile SaudiArabia = new(
        [4, 5], 48 * 60,
        [(2, 22, "Founding"), (9, 23, "NationalDay")],
        [],
        [(10, 1, 4, "Fitr"), (12, 9, 4, "Adha")]);

    public static CountryProfile Of(string country) => country switch
    {
        "TN" => Tunisia,
        "FR" => France,
        "MA" => Morocco,
        "SA" => SaudiArabia,
        _ => Algeria,
    };
}
