using System.Globalization;
using System.Resources;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Files;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>A line of a file of absences.</summary>
/// <param name="Fault">What is wrong with it, and what to do; null if it can be read.</param>
internal sealed record AbsenceLine(int Number, AbsenceInput Input, string? Fault);

/// <summary>
/// Reads absences from a table with the columns matricule, from, to, kind and half; titles and words in French, English or Arabic:
/// <code>Matricule;Du;Au;Motif;Demi-journée</code>
/// </summary>
internal sealed class AbsenceFile(IStringLocalizer<SchedulesTexts> texts)
{
    private static readonly ResourceManager Words = new(typeof(SchedulesTexts));
    private static readonly string[] Languages = ["fr", "en", "ar"];

    /// <param name="matricules">Ids by matricule.</param>
    /// <exception cref="FileRefusedException">It cannot be read, or has no columns of that kind.</exception>
    public IReadOnlyList<AbsenceLine> Read(string path, IReadOnlyDictionary<string, int> matricules)
    {
        using var rows = TableFile.Read(path).GetEnumerator();
        var titles = rows.MoveNext() ? rows.Current.Cells.Select(Plain).ToList() : throw new FileRefusedException("FileEmpty");
        int Column(string key) => titles.FindIndex(t => SayIn(key).Contains(t));
        var (who, from, to, kind, half) = (Column("ColumnMatricule"), Column("ColumnFrom"), Column("ColumnTo"), Column("ColumnKind"), Column("ColumnHalf"));
        if (who < 0 || from < 0 || kind < 0)
        {
            throw new FileRefusedException("AbsenceColumns");
        }

        var lines = new List<AbsenceLine>();
        while (rows.MoveNext())
        {
            var row = rows.Current;
            string Cell(int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : "";
            lines.Add(Line(row.Number, Cell(who), Cell(from), Cell(to), Cell(kind), Cell(half), matricules));
        }

        return lines;
    }

    private AbsenceLine Line(int number, string who, string from, string to, string kind, string half, IReadOnlyDictionary<string, int> matricules)
    {
        var input = new AbsenceInput(
            matricules.TryGetValue(who, out var id) ? id : null, Day(from), to.Length == 0 ? null : Day(to), Word<AbsenceKind>("Absence", kind), Word<HalfDay>("Half", half));
        var fault = input switch
        {
            { EmployeeId: null } => texts["LineNobody", who].Value,
            { From: null } => texts["LineBadDate", from].Value,
            { To: null } when to.Length > 0 => texts["LineBadDate", to].Value,
            { Kind: null } => texts["LineBadKind", kind].Value,
            { Half: null } when half.Length > 0 => texts["LineBadHalf", half].Value,
            _ => null,
        };
        return new AbsenceLine(number, input, fault);
    }

    /// <summary>Between 02/03 and 03/02, day first: as French, Arabic and most spreadsheets here write.</summary>
    private static DateOnly? Day(string text) => DayText.Parse(text, dayFirst: true, latestYear: 2099, out var day) == DayShape.None ? null : day;

    private static T? Word<T>(string prefix, string text)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Plain(v.ToString()) == Plain(text) || SayIn(prefix + v).Contains(Plain(text))).Select(v => (T?)v).FirstOrDefault();

    private static HashSet<string> SayIn(string key) =>
        [.. Languages.SelectMany(l => (Words.GetString(key, CultureInfo.GetCultureInfo(l)) ?? "").Split(',')).Select(Plain)];

    private static string Plain(string text) => Employee.Fold(text.Trim()).Replace('-', ' ');
}
