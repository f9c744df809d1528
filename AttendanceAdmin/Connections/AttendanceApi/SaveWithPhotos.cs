using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>Saves an employee and the photos of one form in one transaction, by the same rules as the pages.</summary>
internal sealed class SaveWithPhotos(SaveEmployee save, PhotoSlots slots, ChosenPhotos chosen, Audit audit)
{
    /// <param name="photos">By number, from 1.</param>
    public async Task<SaveEmployeeOutcome> RunAsync(EmployeeInput input, IReadOnlyDictionary<int, CleanPhoto> photos, CancellationToken cancellationToken)
    {
        var origin = new PhotoOrigin(await audit.ActorAsync());
        var outcome = await save.RunAsync(
            input, cancellationToken, ActKind.Api, (context, employee) => slots.FillAsync(context, employee, photos, origin, cancellationToken));
        if (outcome is SaveEmployeeOutcome.Saved { Employee.Id: var id } && photos.Count > 0)
        {
            await chosen.RefreshAsync(id, cancellationToken);
        }

        return outcome;
    }
}
