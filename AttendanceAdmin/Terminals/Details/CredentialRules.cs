namespace AttendanceAdmin.Terminals.Details;

/// <summary>What the credentials of a person may hold.</summary>
internal static class CredentialRules
{
    private const int MaxTemplate = 8 * 1024;

    /// <summary>A photo is the employee's and goes with the employee.</summary>
    public static bool CanBePut(Credential credential) =>
        credential is Credential.Card or Credential.Password or Credential.Finger or Credential.Face or Credential.Palm;

    /// <summary>The body itself, and not something one carries or knows.</summary>
    public static bool IsBiometric(Credential? credential) => credential is Credential.Finger or Credential.Face or Credential.Palm or Credential.Photo;

    public static bool IsValue(Credential? credential, string? value) => credential switch
    {
        Credential.Card => value is { Length: > 0 and <= 18 } && value.All(char.IsAsciiDigit),
        Credential.Password => value is { Length: > 0 and <= 8 } && value.All(char.IsAsciiDigit),
        _ => value is { Length: > 0 and <= MaxTemplate } && value.All(c => c is >= ' ' and <= '~'),
    };
}
