using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Working days whose result may have become another.</summary>
/// <param name="Until">Inclusive; null without end.</param>
/// <param name="Employees">Null is everybody.</param>
internal sealed record DaysTouched(DateOnly From, DateOnly? Until, IReadOnlyCollection<int>? Employees)
{
    /// <summary>Windows are cut against those of the days around, and rest is counted over them.</summary>
    private const int Around = 3;

    /// <summary>Notes that they are to be computed again. Called inside the transaction of whatever touches them, so that neither is saved without the other.</summary>
    public static async Task MarkAsync(AttendanceContext context, IEnumerable<DaysTouched> touched, CancellationToken cancellationToken)
    {
        foreach (var days in touched)
        {
            var (from, until) = (days.From.AddDays(-Around), days.Until?.AddDays(Around));
            context.AddRange((days.Employees?.Select(e => (int?)e) ?? [null]).Select(e => new StaleDays { EmployeeId = e, From = from, Until = until }));
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
