using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Site;

internal sealed class SiteInput
{
    public string? Name { get; set; }

    public string? TimeZone { get; set; }

    public string Culture { get; set; } = "fr";

    public string Country { get; set; } = "DZ";

    public TimeOnly DayStart { get; set; }

    public bool TwoEyes { get; set; }

    public static SiteInput Of(SiteSettings settings) => new()
    {
        Name = settings.Name, TimeZone = settings.TimeZone, Culture = settings.Culture, Country = settings.Country, DayStart = settings.DayStart,
        TwoEyes = settings.TwoEyes,
    };
}

/// <summary>Saves the site's settings; they hold from that moment, without a restart.</summary>
internal sealed class SaveSiteSettings(
    IDbContextFactory<AttendanceContext> contexts, SiteClock clock, IStringLocalizer<SiteTexts> texts, Audit audit)
{
    /// <returns>What is wrong, by field; valid when it was saved.</returns>
    public async Task<ValidationResult> RunAsync(SiteInput input, CancellationToken cancellationToken)
    {
        var faults = await new Validator(texts).ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return faults;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await context.SiteSettings.SingleAsync(cancellationToken);
        var before = Describe(saved);
        (saved.Name, saved.TimeZone, saved.Culture) = (input.Name!.Trim(), input.TimeZone!, input.Culture);
        (saved.Country, saved.DayStart, saved.TwoEyes) = (input.Country, input.DayStart, input.TwoEyes);
        await context.SaveChangesAsync(cancellationToken);
        clock.Use(saved);
        await audit.RecordAsync(AuditAction.SettingsChanged, saved.Name, $"{before} → {Describe(saved)}", cancellationToken);
        return faults;
    }

    private static string Describe(SiteSettings s) => $"{s.Name}, {s.TimeZone}, {s.Culture}, {s.Country}, {s.DayStart:HH\\:mm}, {(s.TwoEyes ? 2 : 1)}";

    private sealed class Validator : AbstractValidator<SiteInput>
    {
        public Validator(IStringLocalizer<SiteTexts> texts)
        {
            RuleFor(s => s.Name).NotEmpty().WithMessage(_ => texts["Required"]);
            RuleFor(s => s.Name).MaximumLength(60).WithMessage(_ => texts["TooLong", 60]);
            RuleFor(s => s.TimeZone).Must(z => z is not null && TimeZoneInfo.TryFindSystemTimeZoneById(z, out _)).WithMessage(_ => texts["UnknownZone"]);
            RuleFor(s => s.Country).Must(c => Countries.All.Contains(c)).WithMessage(_ => texts["Required"]);
        }
    }
}
