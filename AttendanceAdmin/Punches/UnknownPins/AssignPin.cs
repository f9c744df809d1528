using AttendanceAdmin.Employees;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>Whose the punches of a PIN are.</summary>
/// <param name="GroupId">The group of terminals whose PIN is meant; null for terminals in no group.</param>
/// <param name="AnyGroup">Whichever group it is, if the PIN stands on the shelf only once.</param>
/// <param name="EmployeeId">An employee there is; or else <paramref name="NewEmployee"/>, who is made.</param>
/// <param name="From">The first day whose punches are theirs; all that wait if null.</param>
internal sealed record PinWish(string Pin, int? GroupId, bool AnyGroup, int? EmployeeId, EmployeeInput? NewEmployee, DateOnly? From);

internal abstract record AssignPinOutcome
{
    private AssignPinOutcome()
    {
    }

    /// <param name="KeepsOtherPin">The employee has another PIN: what comes of this one later waits on the shelf again.</param>
    internal sealed record Assigned(int AssignmentId, Employee Employee, int Punches, bool KeepsOtherPin) : AssignPinOutcome;

    internal sealed record Refused(ValidationResult Faults) : AssignPinOutcome;
}

/// <summary>
/// Gives the punches of a PIN that nobody has their owner, from a day on. An employee without a PIN is given this one first, so that what comes
/// in meanwhile finds its owner by itself.
/// </summary>
internal sealed class AssignPin(UnknownPinShelf shelf, SaveEmployee save, PinAssignments assignments, IStringLocalizer<PunchesTexts> texts)
{
    public async Task<AssignPinOutcome> RunAsync(PinWish wish, CancellationToken cancellationToken)
    {
        var items = await shelf.ReadAsync(wish.Pin, cancellationToken);
        var item = wish.AnyGroup && items.Count == 1 ? items[0] : items.FirstOrDefault(i => i.GroupId == wish.GroupId);
        if (item is not { TerminalIds.Count: > 0 })
        {
            return Refused(nameof(wish.Pin), texts["UnknownPinGone", wish.Pin]);
        }

        var known = wish.EmployeeId is { } id ? await assignments.FindEmployeeAsync(id, cancellationToken) : null;
        if (known is null && (wish.EmployeeId is not null || wish.NewEmployee is null))
        {
            return Refused(nameof(wish.EmployeeId), texts["AssignNobody"]);
        }

        var (owner, refused) = known is { Pin: not null } ? (known, null) : await GiveAsync(known, wish.NewEmployee, item.Pin, cancellationToken);
        if (owner is null)
        {
            return refused ?? Refused(nameof(wish.EmployeeId), texts["AssignNobody"]);
        }

        var (assignment, punches) = await assignments.MakeAsync(item, owner, wish.From, gavePin: known is { Pin: null });
        return new AssignPinOutcome.Assigned(assignment, owner, punches, owner.Pin != item.Pin);
    }

    /// <summary>From when on somebody's punches are theirs, where that is known.</summary>
    public async Task<DateOnly?> HireDateAsync(int employeeId, CancellationToken cancellationToken) =>
        (await assignments.FindEmployeeAsync(employeeId, cancellationToken))?.HireDate;

    /// <summary>Saves the employee with the PIN, as a form would: what clashes is refused.</summary>
    private async Task<(Employee? Owner, AssignPinOutcome.Refused? Refused)> GiveAsync(
        Employee? known, EmployeeInput? made, string pin, CancellationToken cancellationToken)
    {
        var input = known is null ? made! with { Id = null, Pin = pin } : EmployeeInput.Of(known) with { Pin = pin };
        return await save.RunAsync(input, cancellationToken) switch
        {
            SaveEmployeeOutcome.Saved saved => (saved.Employee, null),
            SaveEmployeeOutcome.Refused faults => (null, new AssignPinOutcome.Refused(faults.Faults)),
            _ => (null, null),
        };
    }

    private static AssignPinOutcome.Refused Refused(string field, string message) => new(new ValidationResult([new ValidationFailure(field, message)]));
}
