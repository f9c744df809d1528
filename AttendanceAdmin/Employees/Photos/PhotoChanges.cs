using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>What the studio does to photos, with the name of who did it.</summary>
internal sealed class PhotoChanges(ChangePhoto change, AddPhoto add, PhotoFiles files, Audit audit)
{
    public Task ChooseAsync(EmployeePhoto photo) => RunAsync(change.ChooseAsync, photo, AuditAction.PhotoChosen);

    public Task RemoveAsync(EmployeePhoto photo) => RunAsync(change.RemoveAsync, photo, AuditAction.PhotoRemoved);

    public Task RestoreAsync(EmployeePhoto photo) => RunAsync(change.RestoreAsync, photo, AuditAction.PhotoRestored);

    /// <summary>Gives a photo that was sent before its employee was saved an owner.</summary>
    /// <param name="hash">As the browser was told; it is judged again, because a browser can say anything.</param>
    public async Task AttachAsync(int employeeId, string hash)
    {
        if (!PhotoFiles.IsHash(hash) || !File.Exists(files.PathOf(hash)))
        {
            return;
        }

        if (PhotoReader.Read(await File.ReadAllBytesAsync(files.PathOf(hash))) is PhotoReading.Good { Photo: var photo })
        {
            await add.RunAsync(employeeId, photo, new PhotoOrigin(await audit.ActorAsync()), CancellationToken.None);
            await audit.RecordAsync(AuditAction.PhotoAdded, PhotosApi.Subject(employeeId));
        }
    }

    private async Task RunAsync(Func<int, int, CancellationToken, Task<bool>> act, EmployeePhoto photo, AuditAction action)
    {
        if (await act(photo.EmployeeId, photo.Id, CancellationToken.None))
        {
            await audit.RecordAsync(action, PhotosApi.Subject(photo.EmployeeId));
        }
    }
}
