using System.Runtime.InteropServices;

namespace AttendanceAdmin.LiveBoard;

/// <summary>Of a stored working day, what the board asks.</summary>
/// <param name="IsToday">Else it is the day before, and its night shift under way.</param>
public sealed record PlannedPerson(
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
public readonly record struct Standing(DateTime At, bool IsIn);

/// <summary>Who is late today.</summary>
/// <param name="FirstIn">When they came; null while they have not.</param>
/// <param name="Minutes">By how much, once they have come.</param>
public sealed record LatePerson(int EmployeeId, DateTime? FirstIn, int Minutes, DateTimeOffset? LateAfter);

/// <summary>Today by schedule. Each figure counts people once, and is the length of the list that it leads to.</summary>
/// <param name="ExpectedPeople">Something is due of them today, nobody has seen them yet, and they may still come.</param>
/// <param name="LatePeople">Who came late, and who is expected and should have been there by now.</param>
/// <param name="AbsentPeople">Their shift is over, nobody saw them, and all terminals told what they know.</param>
/// <param name="LateArrivals">Minutes by employee and the first in they belong to.</param>
/// <param name="Standings">Of those who have come, by employee.</param>
/// <param name="OfTheNight">Whose night shift of the day before is under way, and since when they are there.</param>
public sealed record PlanCounts(
    IReadOnlyList<PlannedPerson> ExpectedPeople, IReadOnlyList<LatePerson> LatePeople, IReadOnlyList<int> AbsentPeople,
    IReadOnlyDictionary<(int EmployeeId, DateTime FirstIn), int> LateArrivals,
    IReadOnlyDictionary<int, Standing> Standings, IReadOnlyDictionary<int, DateTime> OfTheNight)
{
    public static readonly PlanCounts None = Of([], DateTimeOffset.MinValue);

    public int Expected => ExpectedPeople.Count;

    public int Late => LatePeople.Count;

    public int Absent => AbsentPeople.Count;

    public static PlanCounts Of(IReadOnlyCollection<PlannedPerson> people, DateTimeOffset now)
    {
        var today = people.Where(p => p.IsToday).ToList();
        var expected = today.FindAll(p => p is { Due: > 0, Absence: 0, HasCome: false });
        var late = today.FindAll(p => p is { Late: > 0, FirstIn: not null });
        return new PlanCounts(
            expected,
            [.. late.Concat(expected.Where(p => p.LateAfter < now)).Select(p => new LatePerson(p.EmployeeId, p.FirstIn, p.Late, p.LateAfter))],
            [.. today.Where(p => p.Absence > 0).Select(p => p.EmployeeId)],
            late.ToDictionary(p => (p.EmployeeId, p.FirstIn!.Value), p => p.Late),
            people.Where(p => p.Standing is not null).GroupBy(p => p.EmployeeId).ToDictionary(p => p.Key, p => p.Select(d => d.Standing!.Value).MaxBy(s => s.At)),
            people.Where(p => p is { IsToday: false, Standing.IsIn: true }).ToDictionary(p => p.EmployeeId, p => p.LastIn!.Value));
    }
}
