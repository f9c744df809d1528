using AttendanceAdmin.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AttendanceAdmin.Data.Sqlite;

internal sealed class SqliteAttendanceContext(DbContextOptions<SqliteAttendanceContext> options) : AttendanceContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // The one writer counts the ids itself; AUTOINCREMENT would touch a second table at every punch.
        builder.Entity<Punch>().Property(p => p.Id).ValueGeneratedNever();
    }

    /// <summary>For <c>dotnet ef migrations add</c>; no connection is opened.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqliteAttendanceContext>
    {
        public SqliteAttendanceContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteAttendanceContext>().UseSqlite("Data Source=design.db").Options);
    }
}
