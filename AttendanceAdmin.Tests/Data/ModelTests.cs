using AttendanceAdmin.Data;
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

    [Theory, BothDatabases]
    public async Task A_new_database_is_made_as_all_migrations_together_would_have(Database kind)
    {
        await using var made = await TestDatabase.CreateAsync(kind);
        await using var migrated = await TestDatabase.CreateAsync(kind);
        await using (var context = made.OpenContext())
        {
            await NewDatabase.CreateAsync(context, CancellationToken.None);
        }

        await using (var context = migrated.OpenContext())
        {
            await context.Database.MigrateAsync();
        }

        Assert.Equal(await ShapeAsync(migrated), await ShapeAsync(made));
        await using var after = made.OpenContext();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
    }

    /// <summary>Every column with its type, every index with what is in it, every reference. Not the defaults: those of added columns filled the rows there were.</summary>
    private static async Task<List<string>> ShapeAsync(TestDatabase database)
    {
        await using var context = database.OpenContext();
        var columns = context.Database.IsNpgsql()
            ? """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(character_maximum_length::text, '') || ' ' || is_identity AS "Value"
              FROM information_schema.columns WHERE table_schema = 'public'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'
              """
            : """
              SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value"
              FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> '__EFMigrationsLock'
              UNION ALL SELECT i.tbl_name || ' ' || i.name || ' ' || (SELECT GROUP_CONCAT(x.name) FROM pragma_index_info(i.name) x) || ' ' || COALESCE(i.sql, '')
              FROM sqlite_master i WHERE i.type = 'index'
              UNION ALL SELECT m.name || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete
              FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
              """;
        return [.. (await context.Database.SqlQueryRaw<string>(columns).ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
