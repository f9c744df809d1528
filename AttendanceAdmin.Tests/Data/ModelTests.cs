using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Data;

public sealed class ModelTests
{
    [Theory, BothDatabases]
    public async Task No_change_of_the_model_waits_for_a_migration(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = database.OpenContext();

        Assert.False(context.Database.HasPendingModelChanges(), "Run build/add-migration.sh NameOfChange");
    }

    [Theory, BothDatabases]
    public async Task Every_migration_is_applied_at_start(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        await using var context = database.OpenContext();

        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await context.Database.GetAppliedMigrationsAsync());
    }
}
