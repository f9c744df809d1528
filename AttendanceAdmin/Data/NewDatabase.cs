using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace AttendanceAdmin.Data;

/// <summary>
/// Gives an empty database the present model in one step and notes every migration as applied. Walking through all of them would build
/// the model of each, and make the first start slower with every one. A test holds both ways to the same tables.
/// </summary>
internal static class NewDatabase
{
    /// <summary>No file, no database, or no table in it.</summary>
    public static async Task<bool> IsEmptyAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        return !await creator.ExistsAsync(cancellationToken) || !await creator.HasTablesAsync(cancellationToken);
    }

    /// <summary>Whole or not at all. Of two nodes that start on the same empty database, the second finds it made.</summary>
    public static async Task CreateAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            await creator.CreateAsync(cancellationToken);
        }

        try
        {
            await CreateTablesAsync(context, creator, cancellationToken);
        }
        catch (DbException) when (creator.HasTables())
        {
            // The other node was faster; ours was rolled back.
        }
    }

    private static async Task CreateTablesAsync(AttendanceContext context, IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await creator.CreateTablesAsync(cancellationToken);
        var history = context.GetService<IHistoryRepository>();
        await RunAsync(history.GetCreateScript());
        foreach (var migration in context.Database.GetMigrations())
        {
            await RunAsync(history.GetInsertScript(new HistoryRow(migration, ProductInfo.GetVersion())));
        }

        await transaction.CommitAsync(cancellationToken);

        Task RunAsync(string sql) => context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }
}
