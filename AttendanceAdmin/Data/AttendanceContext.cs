using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Punches.External;
using AttendanceAdmin.Punches.UnknownPins;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Breakdowns;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Data;

/// <summary>
/// The one model. Each provider has a subclass with its own migrations (Sqlite/, PostgreSql/);
/// code asks for this class and never learns which it got.
/// </summary>
internal abstract class AttendanceContext(DbContextOptions options) : IdentityDbContext<User, IdentityRole<int>, int>(options)
{
    public DbSet<SiteSettings> SiteSettings => Set<SiteSettings>();

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<EmployeePhoto> EmployeePhotos => Set<EmployeePhoto>();

    public DbSet<OfferedPhoto> OfferedPhotos => Set<OfferedPhoto>();

    public DbSet<BiometricTemplate> BiometricTemplates => Set<BiometricTemplate>();

    public DbSet<TerminalGroup> TerminalGroups => Set<TerminalGroup>();

    public DbSet<Terminal> Terminals => Set<Terminal>();

    public DbSet<TerminalCommand> TerminalCommands => Set<TerminalCommand>();

    public DbSet<TerminalPerson> TerminalPeople => Set<TerminalPerson>();

    public DbSet<Punch> Punches => Set<Punch>();

    public DbSet<UnknownPin> UnknownPins => Set<UnknownPin>();

    public DbSet<ShelfProgress> ShelfProgress => Set<ShelfProgress>();

    public DbSet<PinAssignment> PinAssignments => Set<PinAssignment>();

    public DbSet<ExternalRecord> ExternalRecords => Set<ExternalRecord>();

    public DbSet<ExternalPerson> ExternalPeople => Set<ExternalPerson>();

    public DbSet<QuarantinedLine> QuarantinedLines => Set<QuarantinedLine>();

    public DbSet<RawMessage> RawMessages => Set<RawMessage>();

    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<ScheduleAssignment> ScheduleAssignments => Set<ScheduleAssignment>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<StoredDay> WorkingDays => Set<StoredDay>();

    public DbSet<CorrectionProposal> CorrectionProposals => Set<CorrectionProposal>();

    public DbSet<Breakdown> Breakdowns => Set<Breakdown>();

    public DbSet<AnomalyAcknowledgement> AnomalyAcknowledgements => Set<AnomalyAcknowledgement>();

    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();

    public DbSet<StaleDays> StaleDays => Set<StaleDays>();

    public DbSet<DayProgress> DayProgress => Set<DayProgress>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var changed in ChangeTracker.Entries<Employee>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            changed.Entity.Index();
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AttendanceContext).Assembly);
        builder.UseSnakeCaseNames();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) => configuration.StoreTimesAsIntegers();
}
