using AttendanceAdmin.Employees.Photos.Encoding;

namespace AttendanceAdmin.Employees.Photos.Reading;

/// <summary>
/// Tells by its bytes, never by its name, whether a file is a photo that can be kept, and takes out of it everything that is not picture:
/// place, date, camera, comments, thumbnails, and whatever hangs on behind its end.
/// A JPEG is not decoded: what is read are lengths and marks, and none of them is believed beyond the file's own length.
/// A PNG becomes a JPEG.
/// </summary>
internal static class PhotoReader
{
    public const int MaxMegabytes = 20;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>A browser that shows it needs four bytes for each.</summary>
    public const int MaxMegapixels = 64;

    /// <summary>The shorter side; below it nobody is recognised.</summary>
    public const int MinSide = 120;

    public static PhotoReading Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return new PhotoReading.Bad(PhotoFault.Empty);
        }

        if (file.Length > MaxBytes)
        {
            return new PhotoReading.Bad(PhotoFault.TooLarge);
        }

        var read = file.StartsWith(JpegCleaner.Start) ? JpegCleaner.Read(file)
            : file.StartsWith(PngCleaner.Signature) ? PngCleaner.Read(file)
            : Other(file);
        var measured = read is PhotoReading.Good { Photo: var photo } ? Measured(photo) : read;
        return measured is PhotoReading.Good good ? AsJpeg(good) : measured;
    }

    private static PhotoReading AsJpeg(PhotoReading.Good good) => good.Photo.Format == PhotoFormat.Jpeg ? good
        : PngToJpeg.TryConvert(good.Photo.Bytes) is { } jpeg ? new PhotoReading.Good(good.Photo with { Format = PhotoFormat.Jpeg, Bytes = jpeg })
        : new PhotoReading.Bad(PhotoFault.Truncated);

    private static PhotoReading Measured(CleanPhoto photo)
    {
        var fault = (long)photo.Width * photo.Height > MaxMegapixels * 1_000_000L ? PhotoFault.TooManyPixels
            : Math.Min(photo.Width, photo.Height) < MinSide ? PhotoFault.TooSmall
            : (PhotoFault?)null;
        return fault is { } found ? new PhotoReading.Bad(found, $"{photo.Width} × {photo.Height}") : new PhotoReading.Good(photo);
    }

    private static PhotoReading.Bad Other(ReadOnlySpan<byte> file)
    {
        var name = file switch
        {
            _ when file.StartsWith("GIF8"u8) => "GIF",
            _ when file.StartsWith("BM"u8) => "BMP",
            _ when file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) => "TIFF",
            _ when file.StartsWith("%PDF"u8) => "PDF",
            _ when file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) => "WebP",
            _ when file.Length > 12 && file[4..].StartsWith("ftyp"u8) => Brand(file[8..12]),
            _ when file[..Math.Min(file.Length, 256)].IndexOf("<svg"u8) >= 0 => "SVG",
            _ => null,
        };
        return name is null ? new PhotoReading.Bad(PhotoFault.NotAnImage) : new PhotoReading.Bad(PhotoFault.WrongFormat, name);
    }

    /// <summary>Files of that family name their kind: <c>heic</c>, <c>mif1</c>, <c>avif</c>, <c>mp42</c>.</summary>
    private static string Brand(ReadOnlySpan<byte> brand) => System.Text.Encoding.ASCII.GetString(brand) switch
    {
        "avif" or "avis" => "AVIF",
        "heic" or "heix" or "hevc" or "mif1" or "msf1" => "HEIC",
        _ => "MP4",
    };
}
