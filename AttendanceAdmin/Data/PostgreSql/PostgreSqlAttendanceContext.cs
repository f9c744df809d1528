using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AttendanceAdmin.Data.PostgreSql;

internal sealed class PostgreSqlAttendanceContext(DbContextOptions<PostgreSqlAttendanceContext> options) : AttendanceContext(options)
{
    /// <summary>For <c>dotnet ef migrations add</c>; no connection is opened.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlAttendanceContext>
    {
        public PostgreSqlAttendanceContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgreSqlAttendanceContext>().UseNpgsql("Host=localhost").Options);
    }
}
