using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>What people may say of a terminal.</summary>
public sealed class TerminalSettings
{
    public string? Name { get; set; }

    public string? Place { get; set; }

    public string? Note { get; set; }

    /// <inheritdoc cref="Terminal.TimeZone"/>
    public string? TimeZone { get; set; }

    /// <inheritdoc cref="Terminal.SecretPath"/>
    public string? SecretPath { get; set; }

    /// <inheritdoc cref="Terminal.AllowedNetwork"/>
    public string? AllowedNetwork { get; set; }

    /// <inheritdoc cref="Terminal.SilentAfterMinutes"/>
    public int? SilentAfterMinutes { get; set; }

    /// <inheritdoc cref="Terminal.TakesEnrolments"/>
    public bool TakesEnrolments { get; set; }

    /// <inheritdoc cref="Terminal.DecidesAccess"/>
    public bool DecidesAccess { get; set; }

    /// <inheritdoc cref="Terminal.ScheduleDialect"/>
    public ScheduleDialect ScheduleDialect { get; set; }

    /// <inheritdoc cref="Terminal.WeekFromSunday"/>
    public bool WeekFromSunday { get; set; }

    /// <inheritdoc cref="Terminal.CodePage"/>
    public string? CodePage { get; set; }

    public static TerminalSettings Of(Terminal terminal) => new()
    {
        Name = terminal.Name, Place = terminal.Place, Note = terminal.Note, TimeZone = terminal.TimeZone, SecretPath = terminal.SecretPath,
        AllowedNetwork = terminal.AllowedNetwork, SilentAfterMinutes = terminal.SilentAfterMinutes,
        TakesEnrolments = terminal.TakesEnrolments, DecidesAccess = terminal.DecidesAccess, ScheduleDialect = terminal.ScheduleDialect,
        WeekFromSunday = terminal.WeekFromSunday, CodePage = terminal.CodePage,
    };
}

internal abstract record SaveTerminalOutcome
{
    private SaveTerminalOutcome()
    {
    }

    internal sealed record Saved(KnownTerminal Terminal) : SaveTerminalOutcome;

    internal sealed record Invalid(ValidationResult Faults) : SaveTerminalOutcome;

    internal sealed record Unknown : SaveTerminalOutcome;
}

/// <summary>Saves what people say of a terminal; wires and pages see it with the next request.</summary>
internal sealed class SaveTerminal(
    IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, Audit audit, SaveTerminal.Validator validator)
{
    public async Task<SaveTerminalOutcome> HandleAsync(int terminalId, TerminalSettings settings, CancellationToken cancellationToken)
    {
        var faults = validator.Validate(settings);
        if (!faults.IsValid)
        {
            return new SaveTerminalOutcome.Invalid(faults);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminal = await context.Terminals.SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        if (terminal is null)
        {
            return new SaveTerminalOutcome.Unknown();
        }

        Apply(settings, terminal);
        var changes = Changes(context);
        // Whoever hangs up now must not leave the directory behind the database.
        await context.SaveChangesAsync(CancellationToken.None);
        var saved = new SaveTerminalOutcome.Saved(directory.Keep(terminal));
        if (changes.Length > 0)
        {
            await audit.RecordAsync(AuditAction.TerminalChanged, terminal.Serial, changes, cancellationToken);
        }

        return saved;
    }

    private static void Apply(TerminalSettings settings, Terminal terminal)
    {
        terminal.Name = Trimmed(settings.Name);
        terminal.Place = Trimmed(settings.Place);
        terminal.Note = Trimmed(settings.Note);
        terminal.TimeZone = Trimmed(settings.TimeZone);
        terminal.SecretPath = Trimmed(settings.SecretPath);
        terminal.AllowedNetwork = SourceNetwork.TryParse(settings.AllowedNetwork, out var network) ? network.ToString() : null;
        terminal.SilentAfterMinutes = settings.SilentAfterMinutes;
        (terminal.TakesEnrolments, terminal.DecidesAccess) = (settings.TakesEnrolments, settings.DecidesAccess);
        (terminal.ScheduleDialect, terminal.WeekFromSunday) = (settings.ScheduleDialect, settings.WeekFromSunday);
        terminal.CodePage = Trimmed(settings.CodePage);
    }

    /// <summary>What changed, for the audit; a secret is only said to have changed.</summary>
    private static string Changes(AttendanceContext context) => string.Join("; ", context.ChangeTracker.Entries<Terminal>().Single().Properties
        .Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))
        .Select(p => p.Metadata.Name == nameof(Terminal.SecretPath) ? p.Metadata.Name : $"{p.Metadata.Name}: {p.OriginalValue ?? "–"} → {p.CurrentValue ?? "–"}"));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).Trim();

    /// <summary>Each fault says what is wrong and what to write instead, in the language of the request.</summary>
    internal sealed class Validator : AbstractValidator<TerminalSettings>
    {
        private const int WeekMinutes = 7 * 24 * 60;

        public Validator(IStringLocalizer<TerminalsTexts> texts)
        {
            RuleFor(s => s.Name).MaximumLength(100).WithMessage(_ => texts["NameTooLong"]);
            RuleFor(s => s.Place).MaximumLength(100).WithMessage(_ => texts["PlaceTooLong"]);
            RuleFor(s => s.Note).MaximumLength(2000).WithMessage(_ => texts["NoteTooLong"]);
            RuleFor(s => s.TimeZone).Must(BeZone).WithMessage(s => texts["BadTimeZone", s.TimeZone!]);
            RuleFor(s => s.SecretPath).Matches("^[A-Za-z0-9_-]{8,64}$").When(s => !string.IsNullOrWhiteSpace(s.SecretPath))
                .WithMessage(_ => texts["BadSecretPath"]);
            RuleFor(s => s.AllowedNetwork).Must(n => string.IsNullOrWhiteSpace(n) || SourceNetwork.TryParse(n, out _))
                .WithMessage(s => texts["BadNetwork", s.AllowedNetwork!]);
            RuleFor(s => s.CodePage).Must(c => string.IsNullOrWhiteSpace(c) || TerminalCodePages.All.Contains(c.Trim(), StringComparer.Ordinal))
                .WithMessage(_ => texts["BadCodePage", string.Join(", ", TerminalCodePages.All)]);
            RuleFor(s => s.SilentAfterMinutes).InclusiveBetween(1, WeekMinutes).WithMessage(_ => texts["BadSilentAfter", WeekMinutes]);
        }

        private static bool BeZone(string? name) =>
            string.IsNullOrWhiteSpace(name) || (TimeZoneInfo.TryFindSystemTimeZoneById(name.Trim(), out var zone) && zone.HasIanaId);
    }
}
