using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>
/// Makes of a form what it means here. In that system a PIN was a secret that many may share, and a known client sends the year of birth with every
/// change; here it is whom a terminal means. A year is therefore taken as a wish when somebody is changed: where somebody else has it, or where it would
/// take the place of the number by which terminals know the person already, the PIN stays as it is and everything else is saved. Any other PIN that
/// somebody has is refused.
/// </summary>
internal sealed class PutEmployee(SaveWithPhotos save, IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    private const int EarliestYear = 1900;

    /// <param name="known">Whom it is about; null for somebody new.</param>
    public async Task<SaveEmployeeOutcome> RunAsync(EmployeeForm form, Employee? known, CancellationToken cancellationToken)
    {
        var input = InputOf(form, known);
        var wish = known is not null && IsYear(form.Pin);
        if (wish && known!.Pin is not null && await IsKnownByItAsync(known, cancellationToken))
        {
            input.Pin = known.Pin;
        }

        var outcome = await save.RunAsync(input, form.Photos, cancellationToken);
        if (wish && outcome is SaveEmployeeOutcome.Refused { Faults.Errors: var faults } && faults.TrueForAll(f => f.ErrorCode == EmployeeRules.PinTaken))
        {
            input.Pin = known!.Pin;
            return await save.RunAsync(input, form.Photos, cancellationToken);
        }

        return outcome;
    }

    private static EmployeeInput InputOf(EmployeeForm form, Employee? known)
    {
        var input = known is null ? new EmployeeInput() : EmployeeInput.Of(known);
        if (form.Name is { } given)
        {
            var name = PersonName.Split(given, known is null ? null : new PersonName(known.LastName, known.FirstName));
            (input.LastName, input.FirstName) = (name.Last, name.First);
        }

        input.Department = form.Department ?? input.Department;
        input.Pin = form.Pin ?? input.Pin;
        return input;
    }

    private bool IsYear(string? pin) => pin is { Length: 4 } && int.TryParse(pin, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year >= EarliestYear && year <= time.GetUtcNow().Year;

    private async Task<bool> IsKnownByItAsync(Employee known, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TerminalPeople.AnyAsync(p => p.EmployeeId == known.Id && p.Pin == known.Pin && (p.KnownAt != null || p.SeenAt != null), cancellationToken)
            || await context.Punches.AnyAsync(p => p.EmployeeId == known.Id && p.Pin == known.Pin, cancellationToken);
    }
}
