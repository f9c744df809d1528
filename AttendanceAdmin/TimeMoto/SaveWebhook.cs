using AttendanceAdmin.Identity;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.TimeMoto;

internal sealed class WebhookInput
{
    /// <summary>As pasted; empty gives way to that of the settings file.</summary>
    public string? Secret { get; set; }
}

/// <summary>Saves the webhook's secret; it holds from that moment. It is written only: nothing gives it out again.</summary>
internal sealed class SaveWebhook(Webhook webhook, IStringLocalizer<TimeMotoTexts> texts, Audit audit)
{
    private const string Subject = "TimeMoto";

    /// <returns>What is wrong; valid when it was saved.</returns>
    public async Task<ValidationResult> RunAsync(WebhookInput input, CancellationToken cancellationToken)
    {
        var faults = await new Validator(texts).ValidateAsync(input, cancellationToken);
        if (faults.IsValid)
        {
            await webhook.UseSecretAsync(string.IsNullOrWhiteSpace(input.Secret) ? null : input.Secret.Trim());
            await audit.RecordAsync(AuditAction.SettingsChanged, Subject, cancellationToken: cancellationToken);
        }

        return faults;
    }

    /// <summary>For when the cloud signs in another way than before.</summary>
    public async Task UnpinAsync(CancellationToken cancellationToken)
    {
        await webhook.UnpinAsync();
        await audit.RecordAsync(AuditAction.SettingsChanged, Subject, cancellationToken: cancellationToken);
    }

    private sealed class Validator : AbstractValidator<WebhookInput>
    {
        public Validator(IStringLocalizer<TimeMotoTexts> texts) =>
            RuleFor(w => w.Secret).Must(s => string.IsNullOrWhiteSpace(s) || s.Trim().Length is >= 16 and <= 200).WithMessage(_ => texts["SecretBad"]);
    }
}
