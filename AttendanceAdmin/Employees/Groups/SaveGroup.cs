using AttendanceAdmin.Data;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>How saving a group ended.</summary>
internal abstract record SaveGroupOutcome
{
    private SaveGroupOutcome()
    {
    }

    internal sealed record Saved(int Id) : SaveGroupOutcome;

    internal sealed record Refused(ValidationResult Faults) : SaveGroupOutcome;

    internal sealed record NotFound : SaveGroupOutcome;
}

/// <summary>Makes a group of terminals, or gives it another name.</summary>
internal sealed class SaveGroup(IDbContextFactory<AttendanceContext> contexts, IStringLocalizer<EmployeesTexts> texts)
{
    private const int MaxName = 100;

    /// <param name="id">Null for a new one.</param>
    public async Task<SaveGroupOutcome> RunAsync(int? id, string? name, CancellationToken cancellationToken)
    {
        var clean = name?.Trim() ?? "";
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FaultAsync(context, id, clean, cancellationToken) is { } fault)
        {
            return new SaveGroupOutcome.Refused(new ValidationResult([new ValidationFailure(nameof(TerminalGroup.Name), fault)]));
        }

        var group = id is null
            ? context.TerminalGroups.Add(new TerminalGroup { Name = clean }).Entity
            : await context.TerminalGroups.SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (group is null)
        {
            return new SaveGroupOutcome.NotFound();
        }

        group.Name = clean;
        await context.SaveChangesAsync(cancellationToken);
        return new SaveGroupOutcome.Saved(group.Id);
    }

    private async Task<string?> FaultAsync(AttendanceContext context, int? id, string name, CancellationToken cancellationToken) => name.Length switch
    {
        0 => texts["GroupNameNeeded"].Value,
        > MaxName => texts["TooLong", MaxName].Value,
        _ => await context.TerminalGroups.AnyAsync(g => g.Name == name && g.Id != id, cancellationToken) ? texts["GroupNameTaken", name].Value : null,
    };
}
