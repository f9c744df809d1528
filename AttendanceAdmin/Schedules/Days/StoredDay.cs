using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>A working day as it is kept: figures that lists and reports sum, and all else in <see cref="Details"/>.</summary>
internal sealed class StoredDay
{
    public required DateOnly Date { get; init; }

    public required int EmployeeId { get; init; }

    public int? ScheduleId { get; set; }

    /// <summary>Closing a period sets <see cref="DayState.Closed"/>; such a day is not computed again until it is reopened.</summary>
    public DayState State { get; set; }

    public int Due { get; set; }

    public int Worked { get; set; }

    public int Overtime { get; set; }

    public int Late { get; set; }

    public int EarlyLeave { get; set; }

    public int BreakOverrun { get; set; }

    public int Absence { get; set; }

    public int HolidayWork { get; set; }

    public int Night { get; set; }

    /// <summary>A bit for each <see cref="AnomalyCode"/>; see <see cref="AnomalyCodes.Flag"/>.</summary>
    public int Anomalies { get; set; }

    /// <summary>The gravest of them; null without any.</summary>
    public AnomalySeverity? Severity { get; set; }

    /// <summary>Local time of the first in that is used.</summary>
    public DateTime? FirstIn { get; set; }

    /// <summary>Local time of the last in that is used: later than <see cref="LastOut"/> while somebody is there.</summary>
    public DateTime? LastIn { get; set; }

    public DateTime? LastOut { get; set; }

    /// <summary>Who has not come by then is late; null where nobody is expected.</summary>
    public DateTimeOffset? LateAfter { get; set; }

    /// <summary>When the clock alone may change it.</summary>
    public DateTimeOffset? LookAgainAt { get; set; }

    public bool WaitsForTerminals { get; set; }

    /// <summary>See <see cref="DayDetails"/>.</summary>
    public byte[] Details { get; set; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<StoredDay>
    {
        public void Configure(EntityTypeBuilder<StoredDay> builder)
        {
            builder.ToTable("working_days");
            // By date first: days are written and read a period at a time.
            builder.HasKey(d => new { d.Date, d.EmployeeId });
            builder.HasOne<Employee>().WithMany().HasForeignKey(d => d.EmployeeId);
            // With the date, so that who lacks which days is answered by the index alone.
            builder.HasIndex(d => new { d.EmployeeId, d.Date });
            builder.HasIndex(d => new { d.Severity, d.Date }).HasFilter("severity IS NOT NULL");
            builder.HasIndex(d => d.LookAgainAt).HasFilter("look_again_at IS NOT NULL");
            builder.HasIndex(d => d.WaitsForTerminals).HasFilter("waits_for_terminals");
        }
    }
}
