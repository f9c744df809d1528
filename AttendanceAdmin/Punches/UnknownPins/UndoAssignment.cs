using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>
/// Takes an assignment back: its punches, and only those, wait on the shelf again. The PIN it gave is taken first, or what comes in meanwhile
/// would still find that owner; somebody who was made for it stays.
/// </summary>
internal sealed class UndoAssignment(PinAssignments assignments, SaveEmployee save)
{
    /// <returns>False if there is none of that id, or it has been undone already.</returns>
    public async Task<bool> RunAsync(int id, CancellationToken cancellationToken)
    {
        var recent = await assignments.FindAsync(id, cancellationToken);
        if (recent is { GavePin: true, UndoneAt: null } && await assignments.FindEmployeeAsync(recent.EmployeeId, cancellationToken) is { } owner && owner.Pin == recent.Pin)
        {
            await save.RunAsync(EmployeeInput.Of(owner) with { Pin = null }, cancellationToken);
        }

        return await assignments.TakeBackAsync(id);
    }
}
