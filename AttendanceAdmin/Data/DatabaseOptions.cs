using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Data;

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The section <c>Database</c>, with the connection string <c>ConnectionStrings:Attendance</c>.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; set; } = "Data Source=data/attendance.db";

    /// <summary>The full path of SQLite's file; null for PostgreSQL.</summary>
    public string? File => Provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    public static DatabaseOptions Of(IConfiguration configuration)
    {
        var options = new DatabaseOptions();
        configuration.GetSection(Section).Bind(options);
        options.ConnectionString = configuration.GetConnectionString("Attendance") ?? options.ConnectionString;
        return options;
    }
}
