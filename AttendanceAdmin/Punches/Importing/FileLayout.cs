using System.Text.Json;
using AttendanceAdmin.Files;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Which column of a file holds what; null where none does. Found by looking through the whole file once.</summary>
/// <param name="HasTitles">The first row names the columns; without titles the time is looked for in each row, as terminals write theirs.</param>
/// <param name="HasDeviceNumber">Of a file without titles: the third column is the number of the terminal, as on USB sticks, and no status.</param>
/// <param name="DayFirst">How 03/04/2026 is read.</param>
/// <param name="Rows">Rows with anything in them, without the titles.</param>
internal sealed record FileLayout(
    bool HasTitles, int? Pin, int? Matricule, int? Time, int? Day, int? Clock, int? Status, int? Verify, bool HasDeviceNumber, bool DayFirst, int Rows)
{
    public static FileLayout Parse(string json) => JsonSerializer.Deserialize<FileLayout>(json)!;

    public override string ToString() => JsonSerializer.Serialize(this);

    /// <exception cref="FileRefusedException">It cannot be read, is empty, or too much.</exception>
    public static FileLayout Of(string path)
    {
        FileLayout? layout = null;
        var (rows, numbers, days, months) = (0, new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var row in TableFile.Read(path))
        {
            if (layout is null)
            {
                layout = PunchTitles.Match(row.Cells);
                if (layout.HasTitles)
                {
                    continue;
                }
            }

            rows++;
            var cells = PunchRowReader.Cells(row, layout);
            var shape = PunchRowReader.ShapeOf(cells, layout);
            (days, months) = (days + (shape == DayShape.DayFirst ? 1 : 0), months + (shape == DayShape.MonthFirst ? 1 : 0));
            if (numbers.Count < 2 && PunchRowReader.AfterTime(cells, layout) is { Count: DeviceLayoutColumns } after)
            {
                numbers.Add(after[0]);
            }
        }

        return layout is null || rows == 0 ? throw new FileRefusedException("FileEmpty") : layout with
        {
            HasDeviceNumber = numbers.Count == 1 && numbers.First() is not ("0" or "255" or ""),
            DayFirst = days >= months,
            Rows = rows,
        };
    }

    /// <summary>
    /// <c>PIN Time Number Status Verify WorkCode</c> on a USB stick; what a terminal uploads lacks the number. It is from 1 to 254 and the same on every line.
    /// </summary>
    private const int DeviceLayoutColumns = 4;
}
