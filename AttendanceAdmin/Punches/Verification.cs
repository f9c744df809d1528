using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>How a person was recognised, as far as the device's number tells.</summary>
public enum Verification : byte
{
    Unknown,
    Fingerprint,
    Password,
    Pin,
    Card,
    Face,
    FingerVein,
    Palm,
    Combined,
    Other,
}

internal static class Verifications
{
    /// <summary>
    /// The push protocols share one table (0 any, 1 fingerprint, 2 PIN, 3 password, 4 card, 15 face, 21 finger vein, 25 palm, 200 other; between
    /// them combinations). Terminals before push 2.2 counted otherwise; the pages show the number too.
    /// </summary>
    public static Verification Of(short code, KnownTerminal? terminal) => terminal is { CountsRecognitionEarly: true } ? OfEarly(code) : code switch
    {
        1 => Verification.Fingerprint,
        2 => Verification.Pin,
        3 => Verification.Password,
        4 => Verification.Card,
        15 => Verification.Face,
        21 => Verification.FingerVein,
        25 => Verification.Palm,
        200 => Verification.Other,
        (>= 5 and <= 14) or (>= 16 and <= 20) or (>= 22 and <= 24) or (>= 26 and <= 29) => Verification.Combined,
        _ => Verification.Unknown,
    };

    private static Verification OfEarly(short code) => code switch
    {
        0 => Verification.Password,
        1 => Verification.Fingerprint,
        2 => Verification.Card,
        9 => Verification.Other,
        _ => Verification.Unknown,
    };
}
