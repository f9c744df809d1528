namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary>Somebody's week, by the month in which it ends; whole minutes.</summary>
public sealed record MonthWeek(DateOnly From, DateOnly To, int Due, int Worked, IReadOnlyList<TierMinutes> Tiers);
