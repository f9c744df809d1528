using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary>Saves a format of the company's own, or removes it.</summary>
internal sealed class SavePayrollFormat(IDbContextFactory<AttendanceContext> contexts, IStringLocalizer<ReportsTexts> texts, Audit audit)
{
    public static readonly IReadOnlyList<string> Separators = [";", ",", "\t", "|"];
    public static readonly IReadOnlyList<string> DecimalSigns = [",", "."];
    public static readonly IReadOnlyList<string> DateForms = ["dd/MM/yyyy", "yyyy-MM-dd", "ddMMyyyy", "yyyyMMdd"];

    /// <param name="format">A new one if its id is 0.</param>
    /// <returns>What is wrong, by field; valid when it was saved.</returns>
    public async Task<ValidationResult> RunAsync(PayrollFormat format, CancellationToken cancellationToken)
    {
        var faults = await new Validator(texts).ValidateAsync(format, cancellationToken);
        if (!faults.IsValid)
        {
            return faults;
        }

        format.Name = format.Name.Trim();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<PayrollFormat>().AnyAsync(f => f.Name == format.Name && f.Id != format.Id, cancellationToken))
        {
            return new ValidationResult([new ValidationFailure(nameof(format.Name), texts["FormatNameTaken"])]);
        }

        context.Update(format);
        await context.SaveChangesAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.SettingsChanged, texts["FormatsTitle"], format.Name, cancellationToken);
        return faults;
    }

    public async Task RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<PayrollFormat>().SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is { } format)
        {
            context.Remove(format);
            await context.SaveChangesAsync(cancellationToken);
            await audit.RecordAsync(AuditAction.SettingsChanged, texts["FormatsTitle"], $"{format.Name}: –", cancellationToken);
        }
    }

    private sealed class Validator : AbstractValidator<PayrollFormat>
    {
        public Validator(IStringLocalizer<ReportsTexts> texts)
        {
            RuleFor(f => f.Name).Must(n => n?.Trim() is { Length: > 0 and <= PayrollFormat.MaxName }).WithMessage(_ => texts["FormatBadName", PayrollFormat.MaxName]);
            RuleFor(f => f.Separator).Must(s => Separators.Contains(s)).WithMessage(_ => texts["FormatBadSeparator"]);
            RuleFor(f => f.DecimalSign).Must(s => DecimalSigns.Contains(s)).WithMessage(_ => texts["FormatBadSeparator"]);
            RuleFor(f => f.Separator).Must((f, s) => f.Form != PayrollAmountForm.Hours || s != f.DecimalSign).WithMessage(_ => texts["FormatSameSigns"]);
            RuleFor(f => f.Decimals).InclusiveBetween(0, PayrollFormat.MaxDecimals).WithMessage(_ => texts["FormatBadDecimals", PayrollFormat.MaxDecimals]);
            RuleFor(f => f.DateForm).Must(d => DateForms.Contains(d)).WithMessage(_ => texts["FormatBadDate"]);
            RuleFor(f => f.Columns).Must(c => c is { Count: > 0 and <= PayrollFormat.MaxColumns }).WithMessage(_ => texts["FormatBadColumns", PayrollFormat.MaxColumns]);
            RuleFor(f => f.Columns).Must((f, c) => !f.IsByElement || !c.Exists(x => x.Field == PayrollField.Element)).WithMessage(_ => texts["FormatMixed"]);
            RuleFor(f => f.Columns).Must((f, c) => f.IsByElement || c.Exists(x => x.Field == PayrollField.Element)).WithMessage(_ => texts["FormatNoAmount"]);
            RuleFor(f => f.Columns).Must(c => c.TrueForAll(x => x.Title.Length <= PayrollFormat.MaxName && x.Text is not { Length: > PayrollFormat.MaxName }
                && (x.Field == PayrollField.Element) == (x.Element is not null))).WithMessage(_ => texts["FormatBadColumn", PayrollFormat.MaxName]);
            RuleFor(f => f.Codes).Must((f, c) => !f.IsByElement || c.Count > 0).WithMessage(_ => texts["FormatNoCode"]);
            RuleFor(f => f.Codes).Must(c => c.TrueForAll(x => x.Code.Length is > 0 and <= PayrollFormat.MaxCode)).WithMessage(_ => texts["FormatBadCode", PayrollFormat.MaxCode]);
        }
    }
}
