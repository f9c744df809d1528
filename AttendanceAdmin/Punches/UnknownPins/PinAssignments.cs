using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>Writes assignments down before anything is done by them, and into the audit after.</summary>
internal sealed class PinAssignments(IDbContextFactory<AttendanceContext> contexts, PinOwnership ownership, Audit audit, TimeProvider time)
{
    public async Task<Employee?> FindEmployeeAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PinAssignment>> RecentAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PinAssignments.AsNoTracking().OrderByDescending(a => a.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Begun, it goes on to its end, also if nobody waits for the answer any more.</summary>
    public async Task<(int Id, int Punches)> MakeAsync(ShelfItem item, Employee owner, DateOnly? from, bool gavePin)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var assignment = context.PinAssignments.Add(new PinAssignment
        {
            Pin = item.Pin, EmployeeId = owner.Id, From = from, GavePin = gavePin, By = await audit.ActorAsync(), At = time.GetUtcNow(),
            Terminals = string.Join(',', item.TerminalIds.Select(t => t.ToString(CultureInfo.InvariantCulture))),
            FirstDay = DateOnly.FromDateTime(item.First), LastDay = DateOnly.FromDateTime(item.Last),
        }).Entity;
        await context.SaveChangesAsync();
        var punches = await ownership.CarryOutAsync(assignment, CancellationToken.None);
        await audit.RecordAsync(AuditAction.PinAssigned, owner.Name, $"PIN {item.Pin}, {from?.ToString("O", CultureInfo.InvariantCulture) ?? "–"}: {punches}");
        return (assignment.Id, punches);
    }

    public async Task<PinAssignment?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PinAssignments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <returns>False if there is none of that id, or it has been undone already.</returns>
    public async Task<bool> TakeBackAsync(int id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.PinAssignments.SingleOrDefaultAsync(a => a.Id == id && a.UndoneAt == null) is not { } assignment)
        {
            return false;
        }

        (assignment.UndoneAt, assignment.UndoneBy, assignment.DoneAt) = (time.GetUtcNow(), await audit.ActorAsync(), null);
        await context.SaveChangesAsync();
        var before = assignment.Punches;
        await ownership.CarryOutAsync(assignment, CancellationToken.None);
        var owner = await context.Employees.AsNoTracking().SingleAsync(e => e.Id == assignment.EmployeeId);
        await audit.RecordAsync(AuditAction.PinAssignmentUndone, owner.Name, $"PIN {assignment.Pin}: {before}");
        return true;
    }
}
