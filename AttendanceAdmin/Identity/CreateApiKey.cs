using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Identity;

internal sealed class ApiKeyInput
{
    public string? Name { get; set; }

    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>Days from now; 0 means never.</summary>
    public int ExpiresInDays { get; set; } = 365;
}

/// <summary>Makes a key for another program. The key is in the outcome and nowhere else.</summary>
internal sealed class CreateApiKey(ApiKeys keys, IStringLocalizer<IdentityTexts> texts, Audit audit, TimeProvider time)
{
    public static readonly IReadOnlyList<int> Lifetimes = [0, 30, 90, 365, 730];

    /// <returns>The key when the input was valid.</returns>
    public async Task<(ValidationResult Faults, string? Key)> RunAsync(ApiKeyInput input, CancellationToken cancellationToken)
    {
        var faults = await new Validator(texts).ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return (faults, null);
        }

        var name = input.Name!.Trim();
        var expires = input.ExpiresInDays == 0 ? (DateTimeOffset?)null : time.GetUtcNow().AddDays(input.ExpiresInDays);
        var key = await keys.CreateAsync(name, Scopes.All.Where(input.Scopes.Contains), expires, cancellationToken);
        await audit.RecordAsync(AuditAction.ApiKeyCreated, name, string.Join(' ', input.Scopes.Order(StringComparer.Ordinal)), cancellationToken);
        return (faults, key);
    }

    private sealed class Validator : AbstractValidator<ApiKeyInput>
    {
        public Validator(IStringLocalizer<IdentityTexts> texts)
        {
            RuleFor(k => k.Name).NotEmpty().WithMessage(_ => texts["ErrorRequired"]);
            RuleFor(k => k.Name).MaximumLength(100).WithMessage(_ => texts["ErrorTooLong", 100]);
            RuleFor(k => k.Scopes).NotEmpty().WithMessage(_ => texts["KeyScopesMissing"]);
            RuleFor(k => k.Scopes).Must(s => s.All(Scopes.All.Contains)).WithMessage(_ => texts["KeyScopesMissing"]);
            RuleFor(k => k.ExpiresInDays).Must(d => Lifetimes.Contains(d)).WithMessage(_ => texts["ErrorRequired"]);
        }
    }
}
