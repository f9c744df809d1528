using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>
/// Makes of a form what it means here. Its PIN is taken as a wish: in that system it was a secret that many may share (a known client sends the year
/// of birth), here it is whom a terminal means. One that somebody else has is left out, and so is a year that would take the place of the number by
/// which terminals know the person already; everything else is saved, and the caller, who never reads PINs, works on as before.
/// </summary>
internal sealed class PutEmployee(SaveWithPhotos save, IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    private const int EarliestYear = 1900;

    /// <param name="known">Whom it is about; null for somebody new.</param>
    public async Task<SaveEmployeeOutcome> RunAsync(EmployeeForm form, Employee? known, CancellationToken cancellationToken)
    {
        var input = InputOf(form, known);
        if (known?.Pin is not null && IsYear(form.Pin) && await IsKnownByItAsync(known, cancellationToken))
        {
            input.Pin = known.Pin;
        }

        var outcome = await save.RunAsync(input, form.Photos, cancellationToken);
        if (outcome is SaveEmployeeOutcome.Refused { Faults.Errors: var faults } && faults.TrueForAll(f => f.ErrorCode == EmployeeRules.PinTaken))
        {
            input.Pin = known?.Pin;
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
