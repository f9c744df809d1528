namespace AttendanceAdmin.TimeMoto;

/// <summary>The section <c>TimeMoto</c>.</summary>
internal sealed class TimeMotoOptions
{
    public const string Section = "TimeMoto";

    /// <summary>Where scripts of today's systems put the secret.</summary>
    public const string SecretVariable = "TIMEMOTO_WEBHOOK_SECRET";

    /// <summary>The webhook's secret, <c>tmkey_…</c>; one saved in the pages goes before it.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Which ways of signing are tried, by <see cref="Signature.Ways"/>, in that order; all if empty.</summary>
    public List<string> Signatures { get; } = [];
}
