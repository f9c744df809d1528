using AttendanceAdmin.Files;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>What the titles of a file's columns mean, in French, English or Arabic: our own export's words and those of terminals' programs.</summary>
internal static class PunchTitles
{
    private static readonly string[] Pins = ["pin", "user id", "userid", "enrollid", "enroll no", "enno", "ac no", "no", "id", "employee id", "user", "code", "numero de pointage", "الرمز", "رمز"];
    private static readonly string[] Matricules = ["matricule", "mat", "employee number", "employee no", "staff id", "الرقم", "رقم الموظف", "رقم التسجيل"];
    private static readonly string[] Times = ["date heure", "date et heure", "datetime", "date time", "timestamp", "time", "heure", "local time", "punch time", "pointage", "horodatage", "checktime", "check time", "الوقت", "التاريخ والوقت"];
    private static readonly string[] Days = ["date", "jour", "day", "التاريخ", "اليوم"];
    private static readonly string[] States = ["status", "state", "etat", "sens", "direction", "punch state", "in out", "inout", "type", "entree sortie", "mouvement", "status code", "checktype", "الاتجاه", "الحالة"];
    private static readonly string[] Verifications = ["verify", "verification", "verify mode", "verify type", "verify code", "verifycode", "verified", "التحقق"];

    /// <summary>Titles are a row that names a time and a person.</summary>
    public static FileLayout Match(IReadOnlyList<string> cells)
    {
        var titles = cells.Select(ColumnTitle.Plain).ToList();
        var (pin, matricule, day, time) = (Find(titles, Pins), Find(titles, Matricules), Find(titles, Days), Find(titles, Times));
        var hasTitles = (pin ?? matricule) is not null && (day ?? time) is not null;
        return hasTitles
            // A column of days with one of times beside it; a time alone holds both.
            ? new FileLayout(true, pin, matricule, day is null ? time : null, day, day is null ? null : time, Find(titles, States), Find(titles, Verifications), false, true, 0)
            : new FileLayout(false, null, null, null, null, null, null, null, false, true, 0);
    }

    private static int? Find(List<string> titles, string[] known) => titles.FindIndex(t => known.Contains(t, StringComparer.Ordinal)) is var found and >= 0 ? found : null;
}
