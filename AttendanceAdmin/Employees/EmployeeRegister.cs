using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>
/// The one way by which people are changed, for form, API, import, bulk and merge alike. One at a time: looking for a clash and
/// writing must not be parted by somebody else's save.
/// <code>
/// await using var work = await register.BeginAsync(cancellationToken);
/// var employee = await work.FindAsync(id, cancellationToken);
/// employee.Department = "Atelier";
/// await work.SaveAsync(work.Act(ActKind.Form, actor), cancellationToken);
/// </code>
/// </summary>
internal sealed class EmployeeRegister(
    IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory directory, TellTerminals terminals, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<Work> BeginAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new Work(this, await contexts.CreateDbContextAsync(cancellationToken));
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Dispose() => gate.Dispose();

    private DateTimeOffset Now => time.GetUtcNow();

    private TellTerminals Terminals => terminals;

    private void Announce(IReadOnlyList<Employee> changed) => directory.Keep(changed);

    /// <summary>Changes under way; nobody else's come between until it is disposed.</summary>
    internal sealed class Work(EmployeeRegister register, AttendanceContext context) : IAsyncDisposable
    {
        public AttendanceContext Context => context;

        /// <summary>With cards and groups, tracked: whoever changes those must have read them.</summary>
        public IQueryable<Employee> Employees => context.Employees.Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery();

        public Task<Employee?> FindAsync(int id, CancellationToken cancellationToken) => Employees.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);

        public EmployeeAct Act(ActKind kind, string by) => context.Add(new EmployeeAct { Kind = kind, By = by, At = register.Now }).Entity;

        /// <summary>
        /// Writes the changed people, their history, the commands for their terminals and whatever else the context tracks in one transaction, and then tells those
        /// who keep people in memory. May be called again for the next batch of the same act.
        /// </summary>
        /// <param name="also">More of the same transaction, when the rows have their ids.</param>
        public async Task SaveAsync(EmployeeAct act, CancellationToken cancellationToken, Func<Task>? also = null)
        {
            IReadOnlyList<Employee> changed = [];
            await register.Terminals.ChangeAsync(
                context,
                async () =>
                {
                    changed = ChangedEmployees.Note(context, act);
                    await context.SaveChangesAsync(cancellationToken);
                    await (also?.Invoke() ?? Task.CompletedTask);
                },
                () => [.. changed.Select(e => e.Id)],
                cancellationToken: cancellationToken);
            register.Announce(changed);
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            register.gate.Release();
        }
    }
}
