using System.Globalization;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Months.Exports;

/// <summary>What payroll was told of somebody's month.</summary>
internal sealed class ExportedMonth
{
    public required int ExportId { get; init; }

    public required int EmployeeId { get; init; }

    /// <summary>A line for each day: its number and the figures of <see cref="Figures"/>.</summary>
    public required string Days { get; init; }

    /// <summary><c>element minutes</c>, a line for each that was not zero.</summary>
    public required string Amounts { get; init; }

    public static ExportedMonth Of(int exportId, MonthRow row) => new()
    {
        ExportId = exportId,
        EmployeeId = row.EmployeeId,
        Days = string.Join('\n', row.Days.Select(d => string.Join(' ', new[] { d.Date.Day }.Concat(FigureChange.All.Select(f => f.Of(d.Figures)))))),
        Amounts = string.Join('\n', PayAmounts.Of(row).Select(a => FormattableString.Invariant($"{(byte)a.Key} {a.Value}"))),
    };

    public IReadOnlyDictionary<PayElement, int> ReadAmounts() => Lines(Amounts).ToDictionary(l => (PayElement)l[0], l => l[1]);

    /// <returns>Figures in the order of <see cref="FigureChange.All"/>, by day of the month.</returns>
    public IReadOnlyDictionary<int, int[]> ReadDays() => Lines(Days).ToDictionary(l => l[0], l => l[1..]);

    private static IEnumerable<int[]> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split(' ').Select(n => int.Parse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToArray());

    internal sealed class Configuration : IEntityTypeConfiguration<ExportedMonth>
    {
        public void Configure(EntityTypeBuilder<ExportedMonth> builder)
        {
            builder.ToTable("exported_months");
            builder.HasKey(m => new { m.ExportId, m.EmployeeId });
            builder.HasOne<PayrollExport>().WithMany().HasForeignKey(m => m.ExportId);
        }
    }
}

/// <summary>A figure of a day that payroll was told otherwise; minutes.</summary>
/// <param name="Name">After <c>Total</c>, a key of <see cref="SchedulesTexts"/>.</param>
public sealed record FigureChange(string Name, int Old, int New)
{
    /// <summary>Their order is stored; add at the end.</summary>
    internal static readonly IReadOnlyList<(string Name, Func<DayFigures, int> Of)> All =
    [
        ("Due", f => f.Due), ("Worked", f => f.Worked), ("Overtime", f => f.Overtime), ("Late", f => f.Late), ("EarlyLeave", f => f.EarlyLeave),
        ("BreakOverrun", f => f.BreakOverrun), ("Absence", f => f.Absence), ("HolidayWork", f => f.HolidayWork), ("Night", f => f.Night),
    ];
}

/// <summary>A day that is another than payroll was told.</summary>
public sealed record DayChange(int EmployeeId, string Name, string Matricule, DateOnly Date, IReadOnlyList<FigureChange> Figures);
