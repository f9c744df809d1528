using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Bulk;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.History;

/// <summary>How undoing ended.</summary>
internal abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    internal sealed record Done(int Restored, IReadOnlyList<Refusal> Refused) : UndoOutcome;

    internal sealed record NotFound : UndoOutcome;

    internal sealed record TooLate : UndoOutcome;

    internal sealed record AlreadyUndone : UndoOutcome;
}

/// <summary>Puts back what an act changed, except of people who were changed since: those stay, and are named.</summary>
internal sealed class UndoAct(EmployeeRegister register, RestoredPeople restored, Audit audit, TimeProvider time)
{
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    public async Task<UndoOutcome> RunAsync(long actId, CancellationToken cancellationToken)
    {
        var (act, ids) = await FindAsync(actId, cancellationToken);
        if (act is not { Kind: ActKind.Bulk or ActKind.Import })
        {
            return new UndoOutcome.NotFound();
        }

        if (act.UndoneAt is not null)
        {
            return new UndoOutcome.AlreadyUndone();
        }

        if (time.GetUtcNow() - act.At > Within)
        {
            return new UndoOutcome.TooLate();
        }

        EmployeeAct? undo = null;
        var by = await audit.ActorAsync();
        var (count, refused) = (0, new List<Refusal>());
        foreach (var batch in ids.Chunk(ChangeManyEmployees.AtOnce))
        {
            await using var work = await register.BeginAsync(cancellationToken);
            undo = undo is null or { Id: 0 } ? work.Act(ActKind.Undo, by, undoes: actId) : work.Continue(undo);
            count += await restored.RestoreAsync(work, act.Id, undo, batch, refused, cancellationToken);
        }

        await FinishAsync(actId, by, cancellationToken);
        await audit.RecordAsync(AuditAction.EmployeesRestored, $"{count}", $"{act.Kind} {act.At:u}", cancellationToken);
        return new UndoOutcome.Done(count, refused);
    }

    private async Task<(EmployeeAct? Act, List<int> Ids)> FindAsync(long actId, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        var act = await work.Context.Set<EmployeeAct>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == actId, cancellationToken);
        // Whom an undo that was cut off has put back already, is not "changed since".
        var ids = await work.Context.Set<EmployeeChange>()
            .Where(c => c.ActId == actId && !work.Context.Set<EmployeeChange>().Any(u => u.EmployeeId == c.EmployeeId && u.Act.UndoesId == actId))
            .Select(c => c.EmployeeId).Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
        return (act, ids);
    }

    private async Task FinishAsync(long actId, string by, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        await work.Context.Set<EmployeeAct>().Where(a => a.Id == actId)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.UndoneAt, time.GetUtcNow()).SetProperty(a => a.UndoneBy, by), cancellationToken);
    }
}

/// <summary>One batch of people as they were before an act.</summary>
internal sealed class RestoredPeople(EmployeeRules rules, EmployeeDirectory directory, IStringLocalizer<EmployeesTexts> texts)
{
    /// <returns>How many were put back.</returns>
    public async Task<int> RestoreAsync(
        EmployeeRegister.Work work, long actId, EmployeeAct undo, int[] ids, List<Refusal> refused, CancellationToken cancellationToken)
    {
        var changes = await work.Context.Set<EmployeeChange>().AsNoTracking().Where(c => c.ActId == actId && ids.Contains(c.EmployeeId))
            .OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
        var changedSince = await ChangedSinceAsync(work, actId, ids, cancellationToken);
        var created = changes.Where(c => c.Field == EmployeeChange.Created).Select(c => c.EmployeeId).ToHashSet();
        var punched = created.Count == 0 ? [] : await work.WhoPunchedAsync(created, cancellationToken);
        var people = await work.Employees.Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        var gone = new List<int>();
        foreach (var employee in people)
        {
            if (changedSince.Contains(employee.Id) || punched.Contains(employee.Id))
            {
                work.LeaveAlone(employee);
                refused.Add(new Refusal(employee.Id, employee.Name, texts[punched.Contains(employee.Id) ? "UndoHasPunches" : "UndoChangedSince"]));
            }
            else if (created.Contains(employee.Id))
            {
                // Inactive first, so that terminals are told to forget them; then the row goes.
                employee.Active = false;
                gone.Add(employee.Id);
            }
            else
            {
                changes.Where(c => c.EmployeeId == employee.Id).ToList().ForEach(c => FieldText.Set(employee, c.Field, c.Before));
            }
        }

        refused.AddRange((await rules.LeaveOutAsync(work, cancellationToken)).Select(Refusal.Of));
        var count = gone.Count + work.Tracked.Count(e => !gone.Contains(e.Id));
        await work.SaveAsync(undo, cancellationToken);
        // What follows people (their days, what terminals know) may be written in another order at this moment.
        await Deadlock.AgainAsync(() => work.Context.Employees.Where(e => gone.Contains(e.Id)).ExecuteDeleteAsync(cancellationToken));
        gone.ForEach(directory.Forget);
        return count;
    }

    private static async Task<HashSet<int>> ChangedSinceAsync(EmployeeRegister.Work work, long actId, int[] ids, CancellationToken cancellationToken)
    {
        var all = work.Context.Set<EmployeeChange>();
        return await all.Where(c => ids.Contains(c.EmployeeId) && c.ActId != actId
                && c.Id > all.Where(a => a.ActId == actId && a.EmployeeId == c.EmployeeId).Max(a => a.Id))
            .Select(c => c.EmployeeId).Distinct().ToHashSetAsync(cancellationToken);
    }
}
