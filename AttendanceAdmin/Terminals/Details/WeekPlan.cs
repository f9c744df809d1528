namespace AttendanceAdmin.Terminals.Details;

/// <summary>Weeks of work as a terminal is told of them, and who has which.</summary>
/// <param name="People">By PIN, the number of the week among <paramref name="Weeks"/>, from 0.</param>
internal sealed record WeekPlan(IReadOnlyList<PlannedWeek> Weeks, IReadOnlyDictionary<string, int> People);

/// <param name="Days">Seven, from Monday.</param>
internal sealed record PlannedWeek(string Name, IReadOnlyList<PlannedDay> Days);

/// <param name="Open">When the door opens for somebody; in order, none over another. Empty on a day off.</param>
/// <param name="Work">The first shift that begins on that day.</param>
internal sealed record PlannedDay(IReadOnlyList<PlannedHours> Open, PlannedWork? Work);

/// <summary>Of one day: <c>07:00</c>, and <c>23:59</c> for its end.</summary>
internal sealed record PlannedHours(string From, string To);

/// <param name="Tolerance">Minutes late that count as none.</param>
internal sealed record PlannedWork(string Start, string End, string? BreakStart, string? BreakEnd, int Tolerance);
