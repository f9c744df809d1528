using System.Buffers.Binary;
using System.Net.Http.Headers;
using AttendanceAdmin.Employees.Photos.Reading;

namespace AttendanceAdmin.Tests.Employees.Photos;

/// <summary>The drawn people of <c>pictures/</c>, and what cameras and mischief add to them.</summary>
internal static class Pictures
{
    /// <summary>480 × 640, some 14 kB.</summary>
    public static byte[] Portrait => Read("portrait.jpg");

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Employees", "Photos", "pictures", name);

    /// <summary>A portrait that is nobody else’s: one byte of the compressed picture differs.</summary>
    public static byte[] Another(int number)
    {
        var bytes = Portrait;
        // In the middle of the compressed picture; neither FF nor 00, so that no mark appears or vanishes.
        var at = Enumerable.Range(bytes.Length / 2, bytes.Length / 4).First(i => bytes[i - 1] is not 0xFF && bytes[i] is not (0xFF or 0));
        bytes[at] = (byte)(1 + (bytes[at] + number) % 250);
        return bytes;
    }

    /// <summary>Behind the start of a JPEG, as cameras write it.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte mark, byte[] data)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(data.Length + 2));
        return [.. jpeg[..2], 0xFF, mark, .. length, .. data, .. jpeg[2..]];
    }

    /// <summary>Turned, and taken at 36.75° north: little-endian, as most cameras write it.</summary>
    public static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0,
        2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0,
        .. "GPS 36.7538 3.0588 Alger"u8,
    ];

    public static PhotoReading Reading(byte[] file) => PhotoReader.Read(file);

    public static CleanPhoto Clean(byte[] file) => Assert.IsType<PhotoReading.Good>(PhotoReader.Read(file)).Photo;

    public static MultipartFormDataContent Form(byte[] file, string name = "photo.jpg", string field = "file") =>
        new() { { new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, field, name } };
}
