namespace AttendanceAdmin.Identity;

/// <summary>The section <c>Setup</c>: unattended installation.</summary>
internal sealed class SetupOptions
{
    public const string Section = "Setup";

    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }

    /// <summary>An API key with every scope, made once.</summary>
    public string? ApiKey { get; set; }
}
