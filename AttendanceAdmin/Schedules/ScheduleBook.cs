using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Days;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules;

/// <summary>
/// The one way by which schedules, assignments, holidays and absences are changed. One at a time: looking for a clash and writing must not
/// be parted by somebody else's save.
/// <code>
/// await using var work = await book.BeginAsync(cancellationToken);
/// work.Touch(new DaysTouched(date, date, null));
/// await work.SaveAsync(cancellationToken);
/// </code>
/// </summary>
internal sealed class ScheduleBook(IDbContextFactory<AttendanceContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<Work> BeginAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new Work(gate, await contexts.CreateDbContextAsync(cancellationToken));
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Changes under way; nobody else's come between until it is disposed.</summary>
    internal sealed class Work(SemaphoreSlim gate, AttendanceContext context) : IAsyncDisposable
    {
        private readonly List<DaysTouched> touched = [];

        public AttendanceContext Context => context;

        public void Touch(DaysTouched days) => touched.Add(days);

        /// <summary>The days of whoever an assignment may concern.</summary>
        public async Task TouchAsync(ScheduleAssignment assignment, CancellationToken cancellationToken) =>
            Touch(new DaysTouched(assignment.From, assignment.Until, await WhoAsync(assignment, cancellationToken)));

        /// <summary>The days of all to whom the schedule is assigned.</summary>
        public async Task TouchAsync(Schedule schedule, CancellationToken cancellationToken)
        {
            foreach (var assignment in await context.ScheduleAssignments.AsNoTracking().Where(a => a.ScheduleId == schedule.Id).ToListAsync(cancellationToken))
            {
                await TouchAsync(assignment, cancellationToken);
            }
        }

        public async Task SaveAsync(CancellationToken cancellationToken)
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await DaysTouched.MarkAsync(context, touched, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            gate.Release();
        }

        /// <summary>Whom a terminal's schedule concerns, its punches say; looking for them costs more than computing everybody's days again.</summary>
        private async Task<IReadOnlyCollection<int>?> WhoAsync(ScheduleAssignment assignment, CancellationToken cancellationToken) => assignment switch
        {
            { EmployeeId: { } employee } => [employee],
            { GroupId: { } group } => await context.TerminalGroups.Where(g => g.Id == group).SelectMany(g => g.Members)
                .Select(m => m.EmployeeId).ToListAsync(cancellationToken),
            _ => null,
        };
    }
}
