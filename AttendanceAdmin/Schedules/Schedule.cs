using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules;

/// <summary>The shifts of one weekday.</summary>
/// <param name="Week">Of the rotation, from 0.</param>
/// <param name="Weekday">0 is Monday.</param>
public sealed record ScheduleDay(int Week, int Weekday, IReadOnlyList<Shift> Shifts);

/// <summary>A weekly schedule: when those to whom it is assigned are to work. Always read and written as a whole.</summary>
internal sealed class Schedule
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public PunchStrategy Strategy { get; set; }

    /// <summary>Within so many seconds of the last punch kept, another is a double.</summary>
    public int DuplicateSeconds { get; set; } = 60;

    public DateOnly EffectiveFrom { get; set; }

    /// <summary>Inclusive; null without end.</summary>
    public DateOnly? EffectiveUntil { get; set; }

    /// <summary>So many weeks follow each other; the week of <see cref="EffectiveFrom"/> is week 0.</summary>
    public int RotationWeeks { get; set; } = 1;

    /// <summary>A weekday that is left out is a day off.</summary>
    public List<ScheduleDay> Days { get; set; } = [];

    public bool IsInEffect(DateOnly date) => date >= EffectiveFrom && !(date > EffectiveUntil);

    /// <summary>The shifts that start on a date; none on a day off. Whether the schedule is in effect then is another question.</summary>
    public IReadOnlyList<Shift> ShiftsOn(DateOnly date)
    {
        var weekday = Weekday(date);
        var weeks = (Monday(date).DayNumber - Monday(EffectiveFrom).DayNumber) / 7;
        var week = ((weeks % RotationWeeks) + RotationWeeks) % RotationWeeks;
        return Days.Find(d => d.Weekday == weekday && d.Week == week)?.Shifts ?? [];
    }

    /// <summary>0 is Monday.</summary>
    public static int Weekday(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;

    private static DateOnly Monday(DateOnly date) => date.AddDays(-Weekday(date));

    internal sealed class Configuration : IEntityTypeConfiguration<Schedule>
    {
        public void Configure(EntityTypeBuilder<Schedule> builder)
        {
            builder.ToTable("schedules");
            builder.Property(s => s.Name).HasMaxLength(100);
            builder.Property(s => s.Days).AsJson();
        }
    }
}
