using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Groups;
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
/// What must happen whenever somebody changes belongs into <see cref="Work.SaveAsync"/>.
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

        /// <summary>Who is about to be saved, in the order of ids.</summary>
        public IReadOnlyList<Employee> Tracked => [.. context.ChangeTracker.Entries<Employee>().Select(e => e.Entity).OrderBy(e => e.Id)];

        public EmployeeAct Act(ActKind kind, string by, long? undoes = null) =>
            context.Add(new EmployeeAct { Kind = kind, By = by, At = register.Now, UndoesId = undoes }).Entity;

        /// <summary>For the next batch of an act that was saved before.</summary>
        public EmployeeAct Continue(EmployeeAct act) => context.Attach(act).Entity;

        /// <summary>Takes somebody out of what will be saved.</summary>
        public void LeaveAlone(Employee employee)
        {
            foreach (var own in context.ChangeTracker.Entries().Where(e => IsOf(e.Entity, employee)).ToList())
            {
                own.State = EntityState.Detached;
            }

            context.Entry(employee).State = EntityState.Detached;
        }

        /// <summary>Only who would really change is left to be judged and saved.</summary>
        public void LeaveUnchangedAlone()
        {
            var changed = context.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).Select(e => e.Entity).ToList();
            foreach (var employee in Tracked.Where(e => !changed.Exists(c => c == e || IsOf(c, e))).ToList())
            {
                LeaveAlone(employee);
            }
        }

        /// <summary>Which of them have punches. By the context alone: this room does not know what a punch is.</summary>
        public Task<HashSet<int>> WhoPunchedAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken) => context.Punches
            .Where(p => p.EmployeeId != null && ids.Contains(p.EmployeeId.Value)).Select(p => p.EmployeeId!.Value).Distinct().ToHashSetAsync(cancellationToken);

        /// <summary>
        /// Writes the changed people, their history, the commands for their terminals and whatever else the context tracks in one transaction, and then tells those
        /// who keep people in memory.
        /// </summary>
        /// <param name="also">More of the same transaction, when the rows have their ids.</param>
        /// <param name="alsoTell">Of whom terminals should know something else now although their rows did not change.</param>
        /// <returns>How many people changed.</returns>
        public async Task<int> SaveAsync(EmployeeAct act, CancellationToken cancellationToken, Func<Task>? also = null, IReadOnlyCollection<int>? alsoTell = null)
        {
            IReadOnlyList<Employee> changed = [];
            await register.Terminals.ChangeAsync(
                context,
                async () =>
                {
                    changed = ChangedEmployees.Note(context, act);
                    if (changed.Count == 0 && context.Entry(act).State == EntityState.Added)
                    {
                        // An act that changed nobody is none.
                        context.Entry(act).State = EntityState.Detached;
                    }

                    await context.SaveChangesAsync(cancellationToken);
                    await (also?.Invoke() ?? Task.CompletedTask);
                },
                () => [.. changed.Select(e => e.Id).Union(alsoTell ?? [])],
                cancellationToken: cancellationToken);
            register.Announce(changed);
            return changed.Count;
        }

        private static bool IsOf(object row, Employee employee) => row switch
        {
            EmployeeCard card => employee.Cards.Contains(card) || (employee.Id > 0 && card.EmployeeId == employee.Id),
            GroupMember member => employee.Groups.Contains(member) || (employee.Id > 0 && member.EmployeeId == employee.Id),
            _ => false,
        };

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            register.gate.Release();
        }
    }
}
