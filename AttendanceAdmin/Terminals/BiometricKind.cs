namespace AttendanceAdmin.Terminals;

/// <summary>What of a body is recognised; the numbers are those that terminals of the ZKTeco family count by.</summary>
internal enum BiometricKind
{
    None = 0,
    Finger = 1,

    /// <summary>Seen by infrared light; another thing than <see cref="Face"/>.</summary>
    InfraredFace = 2,
    Voice = 3,
    Iris = 4,
    Retina = 5,
    PalmPrint = 6,
    FingerVein = 7,
    PalmVein = 8,
    Face = 9,
    Palm = 10,
}
