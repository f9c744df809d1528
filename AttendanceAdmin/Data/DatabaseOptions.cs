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
}
