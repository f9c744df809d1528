using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees;

/// <summary>What somebody typed about an employee, new (<see cref="Id"/> null) or known.</summary>
internal sealed record EmployeeInput
{
    public int? Id { get; set; }

    /// <summary>Empty for a new employee: the next free number is given.</summary>
    public string? Matricule { get; set; }

    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Department { get; set; }

    public string? Post { get; set; }

    public string? Pin { get; set; }

    public string? Email { get; set; }

    public DateOnly? BirthDate { get; set; }

    public DateOnly? HireDate { get; set; }

    public DateOnly? LeavingDate { get; set; }

    public bool Active { get; set; } = true;

    public static EmployeeInput Of(Employee e) => new()
    {
        Id = e.Id, Matricule = e.Matricule, LastName = e.LastName, FirstName = e.FirstName, Department = e.Department, Post = e.Post, Pin = e.Pin,
        Email = e.Email, BirthDate = e.BirthDate, HireDate = e.HireDate, LeavingDate = e.LeavingDate, Active = e.Active,
    };
}

/// <summary>How a save ended.</summary>
internal abstract record SaveEmployeeOutcome
{
    private SaveEmployeeOutcome()
    {
    }

    internal sealed record Saved(Employee Employee) : SaveEmployeeOutcome;

    internal sealed record Refused(ValidationResult Faults) : SaveEmployeeOutcome;

    internal sealed record NotFound : SaveEmployeeOutcome;
}

/// <summary>Writes an employee down and tells whoever keeps employees in memory.</summary>
internal sealed class SaveEmployee(
    IDbContextFactory<AttendanceContext> contexts, EmployeeValidator validator, EmployeeDirectory directory, TerminalUse use, IStringLocalizer<EmployeesTexts> texts) : IDisposable
{
    /// <summary>One at a time: looking for a clash and writing must not be parted by somebody else's save.</summary>
    private readonly SemaphoreSlim saving = new(1, 1);

    public async Task<SaveEmployeeOutcome> RunAsync(EmployeeInput input, CancellationToken cancellationToken)
    {
        await saving.WaitAsync(cancellationToken);
        try
        {
            return await SaveAsync(input, cancellationToken);
        }
        finally
        {
            saving.Release();
        }
    }

    public void Dispose() => saving.Dispose();

    private async Task<SaveEmployeeOutcome> SaveAsync(EmployeeInput input, CancellationToken cancellationToken)
    {
        var faults = await validator.ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return new SaveEmployeeOutcome.Refused(faults);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindClashAsync(context, input, cancellationToken) is { } clash)
        {
            return new SaveEmployeeOutcome.Refused(new ValidationResult([clash]));
        }

        var employee = input.Id is { } id
            ? await context.Employees.SingleOrDefaultAsync(e => e.Id == id, cancellationToken)
            : context.Employees.Add(new Employee { Matricule = "", LastName = "" }).Entity;
        if (employee is null)
        {
            return new SaveEmployeeOutcome.NotFound();
        }

        Apply(input, employee);
        if (employee.Matricule.Length == 0)
        {
            employee.Matricule = await NextMatriculeAsync(context, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        directory.Keep(employee);
        return new SaveEmployeeOutcome.Saved(employee);
    }

    private static void Apply(EmployeeInput input, Employee employee)
    {
        employee.Matricule = Clean(input.Matricule) ?? employee.Matricule;
        employee.LastName = Clean(input.LastName)!;
        employee.FirstName = Clean(input.FirstName) ?? "";
        employee.Department = Clean(input.Department);
        employee.Post = Clean(input.Post);
        employee.Pin = Clean(input.Pin);
        employee.Email = Clean(input.Email);
        employee.BirthDate = input.BirthDate;
        employee.HireDate = input.HireDate;
        employee.LeavingDate = input.LeavingDate;
        employee.Active = input.Active;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<ValidationFailure?> FindClashAsync(AttendanceContext context, EmployeeInput input, CancellationToken cancellationToken)
    {
        var (matricule, pin) = (Clean(input.Matricule), Clean(input.Pin));
        var others = context.Employees.Where(e => e.Id != (input.Id ?? 0));
        if (matricule is not null && await others.Where(e => e.Matricule == matricule).Select(e => e.LastName + " " + e.FirstName).FirstOrDefaultAsync(cancellationToken) is { } owner)
        {
            return new ValidationFailure(nameof(input.Matricule), texts["MatriculeTaken", matricule, owner.Trim()]);
        }

        if (pin is null || !input.Active)
        {
            return null;
        }

        var groups = use.GroupsOf(input.Id ?? 0);
        var holders = await others.Where(e => e.Pin == pin && e.Active).Select(e => new { e.Id, e.LastName, e.FirstName }).ToListAsync(cancellationToken);
        return holders.Find(h => TerminalUse.MayMeet(groups, use.GroupsOf(h.Id))) is { } holder
            ? new ValidationFailure(nameof(input.Pin), texts["PinTaken", pin, Employee.NameOf(holder.LastName, holder.FirstName)])
            : null;
    }

    /// <summary>E00001, E00002 …: one past the highest of that form.</summary>
    private static async Task<string> NextMatriculeAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var last = await context.Employees.Where(e => e.Matricule.StartsWith("E") && e.Matricule.Length == 6)
            .OrderByDescending(e => e.Matricule).Select(e => e.Matricule).FirstOrDefaultAsync(cancellationToken);
        var number = last is not null && int.TryParse(last.AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 0;
        return string.Create(CultureInfo.InvariantCulture, $"E{number + 1:00000}");
    }
}
