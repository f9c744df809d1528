using AttendanceAdmin.Data.PostgreSql;
using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AttendanceAdmin.Data;

internal static class DataModule
{
    public static void AddData(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = DatabaseOptions.Of(builder.Configuration);
        services.AddSingleton(options);
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<WorkLeases>();

        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddContext<PostgreSqlAttendanceContext>(o => o.UseNpgsql(options.ConnectionString).AddInterceptors(new LockTimeout(), new NoNul()));
            services.AddSingleton<IPunchWriter, PostgreSqlPunchWriter>();
        }
        else
        {
            // A table that SQLite cannot alter is rebuilt outside a transaction; DatabaseStart has kept a copy of the file before.
            services.AddContext<SqliteAttendanceContext>(o => o.UseSqlite(options.ConnectionString).AddInterceptors(new SqlitePragmas())
                .ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)));
            services.AddSingleton<SqliteCheckpointer>();
            services.AddRounds<SqliteCheckpointer>();
            services.AddHostedService(s => s.GetRequiredService<SqliteCheckpointer>());
            services.AddSingleton<IPunchWriter, SqlitePunchWriter>();
        }
    }

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> provider)
        where TContext : AttendanceContext
    {
        services.AddDbContextFactory<TContext>(provider);
        services.AddSingleton<IDbContextFactory<AttendanceContext>, ContextFactory<TContext>>();
        // Identity's stores take a scoped context.
        services.AddScoped<AttendanceContext>(s => s.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
    }

    private sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<AttendanceContext>
        where TContext : AttendanceContext
    {
        public AttendanceContext CreateDbContext() => inner.CreateDbContext();
    }
}
