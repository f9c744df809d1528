using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>Why a terminal would refuse a photo. Each has its words in <see cref="PhotosTexts"/>: the key <c>Refusal</c> and its name.</summary>
public enum PhotoRefusal
{
    NoPhotosThere,
    NotJpeg,

    /// <summary>Lies on its side, and only a mark in the file says so, which terminals do not read.</summary>
    Turned,
    TooManyBytes,
    TooSmall,
    TooLarge,

    /// <summary>Wider than high: the face would fill too little of it.</summary>
    NotUpright,
}

/// <summary>What a kind of terminal takes.</summary>
/// <param name="MaxBytes">Of the file, before base64.</param>
internal sealed record TerminalPhotoLimits(int MaxBytes, int MinWidth, int MinHeight, int MaxWidth, int MaxHeight)
{
    /// <summary>"JPEG &lt; 150 KB, between 240 × 320 and 800 × 1280", from the manuals of TM20 and its kin.</summary>
    public static readonly TerminalPhotoLimits Tm20 = new(150 * 1024 - 1, 240, 320, 800, 1280);

    /// <summary>
    /// One command of a poll carries the photo in base64, four bytes for three: with 60 kB for the whole answer some 44 kB are left for it
    /// on old firmware; newer ones take 900 kB. No document names a size of picture; above this they take long and run out of memory.
    /// </summary>
    public static readonly TerminalPhotoLimits Iclock = new(600 * 1024, 240, 320, 1080, 1920);

    /// <summary>Old firmware, which takes 64 kB in an answer: dialects v1 and v2.</summary>
    public static readonly TerminalPhotoLimits OldIclock = Iclock with { MaxBytes = 44 * 1024, MaxWidth = 640, MaxHeight = 800 };

    /// <summary>Null for a kind of terminal that is given no photos.</summary>
    public static TerminalPhotoLimits? Of(TerminalProtocol protocol, string? dialect = null) => protocol switch
    {
        TerminalProtocol.Tm20 => Tm20,
        TerminalProtocol.Iclock => dialect is "v1" or "v2" ? OldIclock : Iclock,
        _ => null,
    };

    /// <summary>What that terminal would refuse in that photo, before it is sent; empty if nothing.</summary>
    public static IReadOnlyList<PhotoRefusal> Refusals(TerminalProtocol protocol, string? dialect, EmployeePhoto photo) =>
        Of(protocol, dialect)?.Refusals(photo) ?? [PhotoRefusal.NoPhotosThere];

    /// <summary>What no terminal could make use of, so that it is not sent at all; null if it may try.</summary>
    public static CommandFailure? Obstacle(IReadOnlyList<PhotoRefusal> refusals) =>
        refusals.Any(r => r is PhotoRefusal.NotJpeg or PhotoRefusal.Turned) ? CommandFailure.PhotoFormat
        : refusals.Any(r => r is PhotoRefusal.TooManyBytes or PhotoRefusal.TooLarge) ? CommandFailure.PhotoTooLarge
        : null;

    private List<PhotoRefusal> Refusals(EmployeePhoto photo) =>
    [
        .. When(photo.Format != PhotoFormat.Jpeg, PhotoRefusal.NotJpeg),
        .. When(photo.Orientation != 1, PhotoRefusal.Turned),
        .. When(photo.Size > MaxBytes, PhotoRefusal.TooManyBytes),
        .. When(photo.Width < MinWidth || photo.Height < MinHeight, PhotoRefusal.TooSmall),
        .. When(photo.Width > MaxWidth || photo.Height > MaxHeight, PhotoRefusal.TooLarge),
        .. When(photo.Width > photo.Height, PhotoRefusal.NotUpright),
    ];

    private static IEnumerable<PhotoRefusal> When(bool wrong, PhotoRefusal refusal) => wrong ? [refusal] : [];
}
