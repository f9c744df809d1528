using AttendanceAdmin.Employees.Photos.Reading;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Photos;

internal static class PhotoWords
{
    /// <summary>What is wrong with a file and what to do, in the reader's language.</summary>
    public static string Say(this IStringLocalizer<PhotosTexts> texts, PhotoReading.Bad bad) => bad.Fault switch
    {
        PhotoFault.TooLarge => texts["FaultTooLarge", PhotoReader.MaxMegabytes],
        PhotoFault.TooSmall => texts["FaultTooSmall", bad.Found, PhotoReader.MinSide],
        PhotoFault.TooManyPixels => texts["FaultTooManyPixels", bad.Found, PhotoReader.MaxMegapixels],
        PhotoFault.WrongFormat => texts["FaultWrongFormat", bad.Found],
        _ => texts["Fault" + bad.Fault],
    };
}
