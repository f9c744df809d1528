using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Employees;

public sealed class MergedTablesTests
{
    /// <summary>Tables that belong to a person, and whether a merge moves them; a new one must be thought of.</summary>
    private static readonly string[] Known =
    [
        "employees", "employee_cards", "terminal_group_members", "employee_photos", "biometric_templates", "offered_photos", "employee_merges", "pin_assignments", "external_people",
        "absences", "schedule_assignments", "working_days", "anomaly_acknowledgements",
        "connection_people", // The other system still has both; whoever reads its ids follows the merge.
        "employee_changes", // The history of a record stays with that record.
    ];

    [Fact]
    public void Every_table_that_points_at_people_is_thought_of_when_two_are_merged()
    {
        using var context = new SqliteAttendanceContext(new DbContextOptionsBuilder<SqliteAttendanceContext>().UseSqlite("Data Source=:memory:").Options);

        var tables = context.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys())
            .Where(k => k.PrincipalEntityType.ClrType == typeof(Employee)).Select(k => k.DeclaringEntityType.GetTableName()!).Distinct(StringComparer.Ordinal);

        Assert.Equal([], tables.Except(Known, StringComparer.Ordinal));
    }
}
