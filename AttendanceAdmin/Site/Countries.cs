namespace AttendanceAdmin.Site;

/// <summary>The countries whose weekly rest, holidays and rules are known, as ISO 3166 codes.</summary>
internal static class Countries
{
    public static readonly IReadOnlyList<string> All = ["DZ", "TN", "FR", "MA", "SA"];

    /// <summary>In France biometrics are not allowed for working time: no templates, no photos of punches, no recognition by a photo.</summary>
    public static bool AllowBiometrics(string country) => country != "FR";
}
