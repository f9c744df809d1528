namespace AttendanceAdmin.Employees.Photos;

/// <summary>What is stored. Everything else is refused, or made into JPEG by the browser before it is sent.</summary>
internal enum PhotoFormat : byte
{
    Jpeg,
    Png,
}

internal static class PhotoFormats
{
    public static string ContentType(this PhotoFormat format) => format == PhotoFormat.Jpeg ? "image/jpeg" : "image/png";
}
