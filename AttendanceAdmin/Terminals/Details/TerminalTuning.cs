namespace AttendanceAdmin.Terminals.Details;

/// <summary>Settings of the terminal itself; what is left out stays as it is.</summary>
/// <param name="Volume">0 to 10.</param>
/// <param name="Language">ISO code, <c>fr</c>.</param>
/// <param name="ScreensaverSeconds">0 for none, to 255.</param>
/// <param name="Sleeps">Whether it goes to sleep when nobody comes.</param>
/// <param name="FingersPerPerson">1 to 10.</param>
/// <param name="WarnsBelowFreeLogs">0 for never.</param>
/// <param name="RepeatMinutes">Within which the same person counts once; 0 to 255.</param>
/// <param name="AsksServer">Whether it asks the server before it opens.</param>
internal sealed record TerminalTuning(
    int? Volume = null,
    string? Language = null,
    int? ScreensaverSeconds = null,
    ProofRule? Proof = null,
    bool? Sleeps = null,
    int? FingersPerPerson = null,
    int? WarnsBelowFreeLogs = null,
    int? RepeatMinutes = null,
    bool? AsksServer = null);

/// <summary>What a person must show.</summary>
internal enum ProofRule
{
    CardOrFingerOrPassword,
    CardAndFinger,
    PasswordAndFinger,
    CardAndFingerAndPassword,
    CardAndPassword,
}
