namespace AttendanceAdmin.Employees.Photos.Reading;

/// <summary>Why a file cannot be somebody's photo. Each has its words in <see cref="PhotosTexts"/>: the key <c>Fault</c> and its name.</summary>
internal enum PhotoFault
{
    Empty,
    TooLarge,
    NotAnImage,
    WrongFormat,
    Truncated,
    Unusual,
    Cmyk,
    TooSmall,
    TooManyPixels,
}

/// <summary>What a file turned out to be.</summary>
internal abstract record PhotoReading
{
    private PhotoReading()
    {
    }

    internal sealed record Good(CleanPhoto Photo) : PhotoReading;

    /// <param name="Found">What it is instead: <c>GIF</c>, <c>80 × 60</c>.</param>
    internal sealed record Bad(PhotoFault Fault, string Found = "") : PhotoReading;
}

/// <summary>A photo of which nothing is left but the picture.</summary>
/// <param name="Width">Pixels as one sees it.</param>
/// <param name="Height">Pixels as one sees it.</param>
/// <param name="Orientation">1 to 8, as EXIF counts.</param>
internal sealed record CleanPhoto(PhotoFormat Format, int Width, int Height, byte Orientation, byte[] Bytes)
{
    public static CleanPhoto Of(PhotoFormat format, int storedWidth, int storedHeight, byte orientation, byte[] bytes)
    {
        // 5 to 8 lie on their side.
        var (width, height) = orientation >= 5 ? (storedHeight, storedWidth) : (storedWidth, storedHeight);
        return new CleanPhoto(format, width, height, orientation, bytes);
    }
}
