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
    /// <param name="terminal">Where it is known: what a number means depends on the make.</param>
    public static Verification Of(short code, KnownTerminal? terminal) => terminal switch
    {
        { Protocol: TerminalProtocol.Tm20, Dialect: "th" } => OfFirstFaceTerminals(code),
        { Protocol: TerminalProtocol.Tm20 } => OfFaceTerminals(code),
        { CountsRecognitionEarly: true } => OfEarly(code),
        _ => OfPush(code),
    };

    /// <summary>
    /// The push protocols share one table (0 any, 1 fingerprint, 2 PIN, 3 password, 4 card, 15 face, 21 finger vein, 25 palm, 200 other; between
    /// them combinations). Terminals before push 2.2 counted otherwise; the pages show the number too.
    /// </summary>
    private static Verification OfPush(short code) => code switch
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

    /// <summary>TM20, AiFace and their kin. The sources contradict each other; 8 was seen at face punches.</summary>
    private static Verification OfFaceTerminals(short code) => code switch
    {
        1 => Verification.Fingerprint,
        2 => Verification.Password,
        3 => Verification.Card,
        4 => Verification.FingerVein,
        5 => Verification.Palm,
        6 or 7 => Verification.Other,
        8 => Verification.Face,
        _ => Verification.Unknown,
    };

    /// <summary>Models th600, tfs and the like.</summary>
    private static Verification OfFirstFaceTerminals(short code) => code switch
    {
        0 => Verification.Fingerprint,
        1 => Verification.Card,
        2 => Verification.Password,
        8 => Verification.Face,
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
