using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Files;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Takes a file in: its rows stand in the database afterwards, and the file is no longer needed.</summary>
internal sealed class ReadImport(IDbContextFactory<AttendanceContext> contexts, CheckImport check, Audit audit, TimeProvider time)
{
    private const int RowsAtOnce = 1000;

    /// <summary>Files are people's data; after that long neither result nor undo needs them.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="path">Where the upload lies; its name there means nothing.</param>
    /// <exception cref="FileRefusedException">It cannot be read, or is too much.</exception>
    /// <returns>The import's id.</returns>
    public async Task<int> RunAsync(string path, string fileName, CancellationToken cancellationToken)
    {
        using var rows = TableFile.Read(path).GetEnumerator();
        if (!rows.MoveNext())
        {
            throw new FileRefusedException("FileEmpty");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // A file that turns out to be unreadable in the middle leaves nothing behind.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = time.GetUtcNow() - Kept;
        await context.Set<EmployeeImport>().Where(i => i.CreatedAt < forgotten && i.State != ImportState.Running).ExecuteDeleteAsync(cancellationToken);
        var import = await AddAsync(context, rows.Current.Cells, fileName, cancellationToken);
        import.Rows = await AddRowsAsync(context, import.Id, rows, cancellationToken);
        await context.Set<EmployeeImport>().Where(i => i.Id == import.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Rows, import.Rows), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await check.RunAsync(import.Id, cancellationToken);
        return import.Id;
    }

    private async Task<EmployeeImport> AddAsync(AttendanceContext context, IReadOnlyList<string> titles, string fileName, CancellationToken cancellationToken)
    {
        var import = context.Add(new EmployeeImport
        {
            FileName = Path.GetFileName(fileName) is { Length: > 200 } name ? name[..200] : Path.GetFileName(fileName),
            By = await audit.ActorAsync(),
            CreatedAt = time.GetUtcNow(),
            Culture = CultureInfo.CurrentUICulture.Name,
            Titles = [.. titles.Select(Stored)],
            Fields = ColumnTitles.Match(titles),
        }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return import;
    }

    private static async Task<int> AddRowsAsync(AttendanceContext context, int importId, IEnumerator<FileRow> rows, CancellationToken cancellationToken)
    {
        var count = 0;
        while (rows.MoveNext())
        {
            if (++count > ImportLimits.MaxRows)
            {
                throw new FileRefusedException("FileTooLong");
            }

            if (rows.Current.Cells.Count > FileLimits.MaxColumns)
            {
                throw new FileRefusedException("FileTooWide");
            }

            context.Add(new EmployeeImportRow { ImportId = importId, Number = rows.Current.Number, Cells = [.. rows.Current.Cells.Select(Stored)] });
            if (count % RowsAtOnce == 0)
            {
                await context.SaveChangesAsync(cancellationToken);
                context.ChangeTracker.Clear();
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return count;
    }

    /// <summary>PostgreSQL keeps no NUL, and half a character cannot be written.</summary>
    private static string Stored(string cell) => cell.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 && !cell.Contains('\0', StringComparison.Ordinal)
        ? cell
        : string.Concat(cell.EnumerateRunes().Where(r => r.Value != 0));
}
