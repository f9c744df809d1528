using AttendanceAdmin.Site;

namespace AttendanceAdmin.Identity;

/// <summary>What is wrong with the section <c>Setup</c>; never repeats a password.</summary>
internal static class SetupFaults
{
    public const int PasswordLength = 10;
    public const int PasswordUniqueLetters = 4;

    private const string EmailKey = "Setup:AdminEmail";
    private const string PasswordKey = "Setup:AdminPassword";
    private const string ApiKeyKey = "Setup:ApiKey";
    private const int ApiKeyLength = 16;

    public static IEnumerable<SettingFault> In(IConfiguration configuration)
    {
        var (email, password) = (configuration[EmailKey], configuration[PasswordKey]);
        if (string.IsNullOrEmpty(email) != string.IsNullOrEmpty(password))
        {
            var missing = string.IsNullOrEmpty(email) ? EmailKey : PasswordKey;
            yield return new SettingFault(missing, "is missing; give both the address and the password of the first administrator, or neither.");
        }

        if (!string.IsNullOrEmpty(email) && !new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(email))
        {
            yield return new SettingFault(EmailKey, $"\"{email}\" is not an e-mail address.");
        }

        if (!string.IsNullOrEmpty(password) && (password.Length < PasswordLength || password.Distinct().Count() < PasswordUniqueLetters))
        {
            yield return new SettingFault(PasswordKey, $"is too weak; take at least {PasswordLength} characters, {PasswordUniqueLetters} of them different.");
        }

        if (configuration[ApiKeyKey] is { Length: > 0 and < ApiKeyLength })
        {
            yield return new SettingFault(ApiKeyKey, $"is too short; take at least {ApiKeyLength} random characters.");
        }
    }
}
