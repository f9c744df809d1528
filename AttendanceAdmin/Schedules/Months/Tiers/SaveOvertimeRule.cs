using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Months.Tiers;

internal sealed record OvertimeInput(DateOnly? From, IReadOnlyList<OvertimeTier>? Tiers);

/// <summary>Sets the company's tiers from a date on, or takes them back; never for weeks of a closed month.</summary>
internal sealed class SaveOvertimeRule(IDbContextFactory<AttendanceContext> contexts, IStringLocalizer<MonthsTexts> texts, Audit audit)
{
    private const int MostPercent = 400;

    /// <summary>In place of those of the same date.</summary>
    /// <returns>What is wrong, by field; valid when it was saved.</returns>
    public async Task<ValidationResult> RunAsync(OvertimeInput input, CancellationToken cancellationToken)
    {
        var faults = await new Validator(texts).ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return faults;
        }

        var from = input.From!.Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ClosedFaultAsync(context, from, cancellationToken) is { } closed)
        {
            return closed;
        }

        await context.Set<OvertimeRule>().Where(r => r.From == from).ExecuteDeleteAsync(cancellationToken);
        context.Add(new OvertimeRule { From = from, Tiers = [.. input.Tiers!] });
        await context.SaveChangesAsync(cancellationToken);
        var written = string.Join(", ", input.Tiers!.Select(t => $"+{t.Percent} % > {t.After} min"));
        await audit.RecordAsync(AuditAction.SettingsChanged, texts["TiersTitle"], $"{from:yyyy-MM-dd}: {written}", cancellationToken);
        return faults;
    }

    /// <returns>Why not; valid if they are gone.</returns>
    public async Task<ValidationResult> RemoveAsync(DateOnly from, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ClosedFaultAsync(context, from, cancellationToken) is { } closed)
        {
            return closed;
        }

        await context.Set<OvertimeRule>().Where(r => r.From == from).ExecuteDeleteAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.SettingsChanged, texts["TiersTitle"], $"{from:yyyy-MM-dd}: –", cancellationToken);
        return new ValidationResult();
    }

    private async Task<ValidationResult?> ClosedFaultAsync(AttendanceContext context, DateOnly from, CancellationToken cancellationToken)
    {
        var month = ClosedMonth.FirstOf(from);
        var closed = await context.ClosedMonths.Where(c => c.ReopenedAt == null && c.Month >= month).MaxAsync(c => (DateOnly?)c.Month, cancellationToken);
        return closed is { } last ? new ValidationResult([new ValidationFailure(nameof(OvertimeInput.From), texts["TiersClosed", MonthText.Shown(last)])]) : null;
    }

    private sealed class Validator : AbstractValidator<OvertimeInput>
    {
        public Validator(IStringLocalizer<MonthsTexts> texts)
        {
            RuleFor(i => i.From).Must(f => f is { } date && date.IsPlannable()).WithMessage(_ => texts["TiersBadDate"]);
            RuleFor(i => i.Tiers).Must(t => t is { Count: <= OvertimeRule.MostTiers }).WithMessage(_ => texts["TiersTooMany", OvertimeRule.MostTiers]);
            RuleFor(i => i.Tiers).Must(t => t is null || t.All(IsPlausible)).WithMessage(_ => texts["TiersImplausible", MostPercent]);
            RuleFor(i => i.Tiers).Must(t => t is null || t.Zip(t.Skip(1)).All(p => p.First.After < p.Second.After)).WithMessage(_ => texts["TiersNotAscending"]);
        }

        private static bool IsPlausible(OvertimeTier tier) => tier.After is >= 0 and < OvertimeRules.WeekDays * 24 * 60 && tier.Percent is >= 0 and <= MostPercent;
    }
}
