using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>What photo-studio.js says by itself, in the reader's language; <c>{0}</c> stands for what it found.</summary>
internal static class PhotoStudioTexts
{
    private static readonly string[] Keys =
        ["NotAPicture", "TooLarge", "CheckSize", "CheckBlurred", "CheckDark", "CheckBright", "CheckGood", "NoCamera", "CameraRefused", "NotSent", "Sending"];

    public static Dictionary<string, string> Of(IStringLocalizer<PhotosTexts> texts) =>
        Keys.ToDictionary(k => char.ToLowerInvariant(k[0]) + k[1..], k => texts["Studio" + k].Value, StringComparer.Ordinal);
}
