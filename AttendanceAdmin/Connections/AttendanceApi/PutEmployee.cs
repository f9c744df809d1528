using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>Saves an employee and the photos of one form in one transaction, by the same rules as the pages.</summary>
internal sealed class PutEmployee(SaveEmployee save, PhotoSlots slots, ChosenPhotos chosen, Audit audit)
{
    /// <param name="known">Whom it is about; null for somebody new.</param>
    public async Task<SaveEmployeeOutcome> RunAsync(EmployeeForm form, Employee? known, CancellationToken cancellationToken)
    {
        var origin = new PhotoOrigin(await audit.ActorAsync());
        var outcome = await save.RunAsync(
            InputOf(form, known), cancellationToken, ActKind.Api,
            (context, employee) => slots.FillAsync(context, employee, form.Photos, origin, cancellationToken));
        if (outcome is SaveEmployeeOutcome.Saved { Employee.Id: var id } && form.Photos.Count > 0)
        {
            await chosen.RefreshAsync(id, cancellationToken);
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
}
