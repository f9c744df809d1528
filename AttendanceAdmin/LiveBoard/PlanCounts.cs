using System.Runtime.InteropServices;

namespace AttendanceAdmin.LiveBoard;

/// <summary>Of a stored working day, what the board asks.</summary>
/// <param name="IsToday">Else it is the day before, and its night shift under way.</param>
internal sealed record PlannedPerson(
    int EmployeeId, bool IsToday, int Due, int Late, int Absence, DateTime? FirstIn, DateTime? LastIn, DateTime? LastOut, DateTimeOffset? LateAfter)
{
    public bool HasCome => FirstIn is not null || LastOut is not null;

    public Standing? Standing => (LastIn, LastOut) switch
    {
        ({ } come, var gone) when !(gone >= come) => new Standing(come, IsIn: true),
        (_, { } gone) => new Standing(gone, IsIn: false),
        _ => null,
    };
}

/// <summary>What the last punch of somebody's day was judged to be.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Standing(DateTime At, bool IsIn);

/// <summary>Today by schedule. Each figure counts people once.</summary>
/// <param name="Expected">Something is due of them today, nobody has seen them yet, and they may still come.</param>
/// <param name="Late">Who came late, and who is expected and should have been there by now.</param>
/// <param name="Absent">Their shift is over, nobody saw them, and all terminals told what they know.</param>
/// <param name="LateArrivals">Minutes by employee and the first in they belong to.</param>
/// <param name="Standings">Of those who have come, by employee.</param>
/// <param name="OfTheNight">Whose night shift of the day before is under way, and since when they are there.</param>
internal sealed record PlanCounts(
    int Expected, int Late, int Absent, IReadOnlyDictionary<(int EmployeeId, DateTime FirstIn), int> LateArrivals,
    IReadOnlyDictionary<int, Standing> Standings, IReadOnlyDictionary<int, DateTime> OfTheNight)
{
    public static readonly PlanCounts None = Of([], DateTimeOffset.MinValue);

    public static PlanCounts Of(IReadOnlyCollection<PlannedPerson> people, DateTimeOffset now)
    {
        var today = people.Where(p => p.IsToday).ToList();
        var expected = today.FindAll(p => p is { Due: > 0, Absence: 0, HasCome: false });
        var late = today.Where(p => p is { Late: > 0, FirstIn: not null }).ToDictionary(p => (p.EmployeeId, p.FirstIn!.Value), p => p.Late);
        return new PlanCounts(
            expected.Count,
            late.Count + expected.Count(p => p.LateAfter < now),
            today.Count(p => p.Absence > 0),
            late,
            people.Where(p => p.Standing is not null).GroupBy(p => p.EmployeeId).ToDictionary(p => p.Key, p => p.Select(d => d.Standing!.Value).MaxBy(s => s.At)),
            people.Where(p => p is { IsToday: false, Standing.IsIn: true }).ToDictionary(p => p.EmployeeId, p => p.LastIn!.Value));
    }
}
