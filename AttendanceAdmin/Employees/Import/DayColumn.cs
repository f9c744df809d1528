using AttendanceAdmin.Files;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Who decided in which order a column of days is read.</summary>
internal enum DayOrderBy
{
    /// <summary>No writing in it can be read in two ways.</summary>
    NotNeeded,

    /// <summary>Some day in it can be read in one way only: 25/03/2024.</summary>
    Column,
    Somebody,

    /// <summary>Nobody: the day is taken to stand first, as in these countries.</summary>
    Custom,
}

/// <summary>How a column of days is read, all of it alike.</summary>
/// <param name="Ambiguous">How many could be read otherwise.</param>
/// <param name="Example">One that could, or else the first.</param>
internal sealed record DayColumn(int Index, bool DayFirst, DayOrderBy By, int Ambiguous, string? Example, DateOnly Understood, int LatestYear)
{
    /// <summary>Years on that a hiring or leaving may lie, in two figures.</summary>
    private const int YearsOn = 10;

    public static DayColumn Of(int index, ImportField field, IEnumerable<string> cells, bool? chosen, int thisYear)
    {
        var latest = field == ImportField.BirthDate ? thisYear : thisYear + YearsOn;
        var given = cells.Where(c => c.Length > 0).ToList();
        var shapes = given.ConvertAll(c => DayText.Parse(c, dayFirst: true, latest, out _));
        var (day, month, ambiguous) = (Count(DayShape.DayFirst), Count(DayShape.MonthFirst), Count(DayShape.Ambiguous));
        var (first, by) = (day, month, ambiguous, chosen) switch
        {
            (_, _, 0, _) => (true, DayOrderBy.NotNeeded),
            _ when day != month => (day > month, DayOrderBy.Column),
            (_, _, _, { } said) => (said, DayOrderBy.Somebody),
            _ => (true, DayOrderBy.Custom),
        };
        var example = given.ElementAtOrDefault(Math.Max(0, shapes.IndexOf(DayShape.Ambiguous)));
        var understood = default(DateOnly);
        _ = example is not null && DayText.Parse(example, first, latest, out understood) != DayShape.None;
        return new DayColumn(index, first, by, ambiguous, example, understood, latest);

        int Count(DayShape shape) => shapes.Count(s => s == shape);
    }
}
