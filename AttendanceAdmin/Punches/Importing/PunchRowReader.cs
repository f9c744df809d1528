using System.Text;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Files;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>A row of a file as a punch, or why it is none.</summary>
/// <param name="Fault">A key of <see cref="PunchesTexts"/>; null with a reading.</param>
internal readonly record struct RowReading(int Line, string Text, PunchReading? Reading, string? Fault)
{
    public PunchImportFault ToFault(int importId) => new() { ImportId = importId, Line = Line, Reason = Fault!, Text = PunchImportFault.Shorten(Text) };
}

/// <summary>Reads the rows of one file by its <see cref="FileLayout"/>.</summary>
internal sealed class PunchRowReader(FileLayout layout, EmployeeDirectory employees)
{
    /// <summary>Rows say a year with four figures, or one up to this.</summary>
    private const int LatestYear = 2099;

    private readonly Dictionary<string, KnownEmployee> byMatricule = layout.Matricule is null ? [] : employees.All
        .Where(e => e.Matricule is not null).GroupBy(e => e.Matricule!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);

    public RowReading Read(FileRow row)
    {
        var cells = Cells(row, layout);
        var text = string.Join('\t', row.Cells);
        var at = layout.HasTitles ? null : FindTime(cells);
        var when = layout.HasTitles ? Titled(cells, layout) : at is { } found ? cells[found] : null;
        if (string.IsNullOrWhiteSpace(when))
        {
            return Not(QuarantineReason.NoTime);
        }

        if (!WrittenTime.TryParse(when, layout.DayFirst, LatestYear, out var time))
        {
            return Not(QuarantineReason.BadTime);
        }

        var (pin, employeeId, fault) = Person(cells, at);
        if (fault is not null)
        {
            return new RowReading(row.Number, text, null, fault);
        }

        var (status, verify) = Codes(cells, at);
        var direction = StatusCode.Direction(status);
        var raw = Encoding.UTF8.GetBytes(text);
        return new RowReading(
            row.Number, text,
            new PunchReading(pin, time, status, verify, direction, null, raw.Length <= Punch.MaxRawLength ? raw : raw[..Punch.MaxRawLength], employeeId), null);

        RowReading Not(QuarantineReason reason) => new(row.Number, text, null, "Reason" + reason);
    }

    /// <summary>A row that no separator parts is parted by its spaces; where titles say what stands where, each column stays where it is.</summary>
    public static IReadOnlyList<string> Cells(FileRow row, FileLayout layout) =>
        layout.HasTitles ? row.Cells : Joined(row.Cells is [var only] ? only.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : row.Cells);

    public static DayShape ShapeOf(IReadOnlyList<string> cells, FileLayout layout)
    {
        var when = layout.HasTitles ? Titled(cells, layout) : FindTime(cells) is { } at ? cells[at] : null;
        return when is null ? DayShape.None : DayText.Parse(when, dayFirst: true, LatestYear, out _);
    }

    /// <summary>The columns behind the time of a row without titles; null where there is none.</summary>
    public static IReadOnlyList<string>? AfterTime(IReadOnlyList<string> cells, FileLayout layout) =>
        layout.HasTitles || FindTime(cells) is not { } at ? null : [.. cells.Skip(at + 1).Select(c => c.Trim())];

    private static string? Titled(IReadOnlyList<string> cells, FileLayout layout) =>
        layout.Time is { } time ? cells.ElementAtOrDefault(time) : $"{cells.ElementAtOrDefault(layout.Day ?? 0)} {cells.ElementAtOrDefault(layout.Clock ?? -1)}".Trim();

    private static int? FindTime(IReadOnlyList<string> cells)
    {
        for (var i = 1; i < Math.Min(cells.Count, 6); i++)
        {
            if (WrittenTime.TryParse(cells[i], dayFirst: true, LatestYear, out _))
            {
                return i;
            }
        }

        // One that is wrong stands where times do.
        return cells.Count > 1 && cells[1].Contains(':', StringComparison.Ordinal) ? 1 : null;
    }

    /// <summary>A day and a time of day side by side are one column.</summary>
    private static IReadOnlyList<string> Joined(IReadOnlyList<string> cells)
    {
        for (var i = 1; i + 1 < Math.Min(cells.Count, 6); i++)
        {
            if (WrittenTime.IsClock(cells[i + 1]) && !cells[i].Contains(':', StringComparison.Ordinal) && DayText.Parse(cells[i], dayFirst: true, LatestYear, out _) != DayShape.None)
            {
                return [.. cells.Take(i), $"{cells[i]} {cells[i + 1]}", .. cells.Skip(i + 2)];
            }
        }

        return cells;
    }

    private (EmployeePin Pin, int? EmployeeId, string? Fault) Person(IReadOnlyList<string> cells, int? timeAt)
    {
        var text = layout.HasTitles ? cells.ElementAtOrDefault(layout.Pin ?? -1) : Beside(cells, timeAt!.Value);
        if (!string.IsNullOrWhiteSpace(text))
        {
            return EmployeePin.TryParse(text.Trim(), out var pin) ? (pin, null, null) : (default, null, "Reason" + QuarantineReason.BadPin);
        }

        if (cells.ElementAtOrDefault(layout.Matricule ?? -1)?.Trim() is not { Length: > 0 } matricule)
        {
            return (default, null, "Reason" + QuarantineReason.NoPin);
        }

        return byMatricule.TryGetValue(matricule, out var employee) && EmployeePin.TryParse(employee.Pin ?? "#" + matricule, out var own)
            ? (own, employee.Id, null)
            : (default, null, "ReasonNoMatricule");
    }

    /// <summary>The PIN stands before the time; a name may stand between them.</summary>
    private static string Beside(IReadOnlyList<string> cells, int timeAt) =>
        cells[timeAt - 1].Trim().Contains(' ', StringComparison.Ordinal) ? cells[0] : cells[timeAt - 1];

    private (short Status, short Verify) Codes(IReadOnlyList<string> cells, int? timeAt)
    {
        if (layout.HasTitles)
        {
            return (StatusWords.Code(cells.ElementAtOrDefault(layout.Status ?? -1)), StatusWords.Number(cells.ElementAtOrDefault(layout.Verify ?? -1)));
        }

        var first = timeAt!.Value + (layout.HasDeviceNumber ? 2 : 1);
        return (StatusWords.Code(cells.ElementAtOrDefault(first)), StatusWords.Number(cells.ElementAtOrDefault(first + 1)));
    }
}
