namespace AttendanceAdmin.Employees.Photos;

/// <summary>The texts about photos: PhotosTexts.resx (French), .en.resx, .ar.resx.</summary>
internal sealed class PhotosTexts;
