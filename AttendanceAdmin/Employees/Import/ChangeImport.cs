using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>What a clerk does to an import before it is written: says what columns hold, mends cells, leaves rows out, and has it written. Once it runs, nothing changes it.</summary>
internal sealed class ChangeImport(IDbContextFactory<AttendanceContext> contexts, CheckImport check, ImportSignal signal, TimeProvider time)
{
    /// <returns>How the columns are understood now; null if it is no longer a preview.</returns>
    public Task<ImportPlan?> LookAsync(int id, CancellationToken cancellationToken) => check.RunAsync(id, cancellationToken);

    /// <param name="field">The name of an <see cref="ImportField"/>, taken from whatever column has it; empty for none.</param>
    public Task<ImportPlan?> SetFieldAsync(int id, int column, string field, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (_, import) =>
        {
            import.Fields = [.. import.Fields.Select((f, i) => i == column ? field : f == field ? "" : f)];
            return Task.CompletedTask;
        },
        cancellationToken);

    public Task<ImportPlan?> SetOrderAsync(int id, bool dayFirst, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (_, import) =>
        {
            import.DayFirst = dayFirst;
            return Task.CompletedTask;
        },
        cancellationToken);

    public Task<ImportPlan?> MendAsync(int id, int number, int column, string text, CancellationToken cancellationToken) => ChangeRowAsync(
        id,
        number,
        row => row.Cells = [.. Enumerable.Range(0, Math.Max(column + 1, row.Cells.Count)).Select(i => i == column ? text : row.Cells.ElementAtOrDefault(i) ?? "")],
        cancellationToken);

    public Task<ImportPlan?> SkipAsync(int id, int number, bool skip, CancellationToken cancellationToken) => ChangeRowAsync(
        id, number, row => row.Verdict = skip ? RowVerdict.Skipped : RowVerdict.Faulty, cancellationToken);

    /// <summary>Has it written; faulty rows are left out. Pressing twice does no harm.</summary>
    public async Task StartAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<EmployeeImport>().Where(i => i.Id == id && i.State == ImportState.Preview)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Running).SetProperty(i => i.StartedAt, time.GetUtcNow()), cancellationToken);
        signal.Raise();
    }

    private Task<ImportPlan?> ChangeRowAsync(int id, int number, Action<EmployeeImportRow> change, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (context, _) => change(await context.Set<EmployeeImportRow>().SingleAsync(r => r.ImportId == id && r.Number == number, cancellationToken)),
        cancellationToken);

    private async Task<ImportPlan?> ChangeAsync(int id, Func<AttendanceContext, EmployeeImport, Task> change, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await context.Set<EmployeeImport>().SingleOrDefaultAsync(i => i.Id == id && i.State == ImportState.Preview, cancellationToken) is { } import)
            {
                await change(context, import);
                await context.SaveChangesAsync(cancellationToken);
            }
        }

        return await check.RunAsync(id, cancellationToken);
    }
}
