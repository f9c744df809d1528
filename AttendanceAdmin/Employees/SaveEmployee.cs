using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using FluentValidation;
using FluentValidation.Results;

namespace AttendanceAdmin.Employees;

/// <summary>How a save ended.</summary>
internal abstract record SaveEmployeeOutcome
{
    private SaveEmployeeOutcome()
    {
    }

    internal sealed record Saved(Employee Employee) : SaveEmployeeOutcome;

    internal sealed record Refused(ValidationResult Faults) : SaveEmployeeOutcome;

    internal sealed record NotFound : SaveEmployeeOutcome;

    /// <summary>Somebody else saved the record after it was read.</summary>
    internal sealed record Stale(Employee Current) : SaveEmployeeOutcome;
}

/// <summary>Writes an employee down, as a form or a program gave it.</summary>
internal sealed class SaveEmployee(EmployeeRegister register, EmployeeValidator validator, EmployeeRules rules, Audit audit)
{
    /// <param name="kind">By which way; kept in the history.</param>
    /// <param name="also">What belongs into the same transaction; the employee may have no id yet.</param>
    public async Task<SaveEmployeeOutcome> RunAsync(
        EmployeeInput input, CancellationToken cancellationToken, ActKind kind = ActKind.Form, Func<AttendanceContext, Employee, Task>? also = null)
    {
        var faults = await validator.ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return new SaveEmployeeOutcome.Refused(faults);
        }

        await using var work = await register.BeginAsync(cancellationToken);
        var employee = input.Id is { } id
            ? await work.FindAsync(id, cancellationToken)
            : work.Context.Employees.Add(new Employee { Matricule = "", LastName = "" }).Entity;
        if (employee is null)
        {
            return new SaveEmployeeOutcome.NotFound();
        }

        if (input.Version is { } version && version != employee.Version)
        {
            return new SaveEmployeeOutcome.Stale(employee);
        }

        input.ApplyTo(employee, rules.Today);
        var clashes = await rules.ClashesAsync(work.Context, [employee], cancellationToken);
        if (clashes.Count > 0)
        {
            return new SaveEmployeeOutcome.Refused(new ValidationResult(clashes.Select(c => c.Fault)));
        }

        await (also?.Invoke(work.Context, employee) ?? Task.CompletedTask);
        await Matricules.GiveAsync(work.Context, [employee], cancellationToken);
        await work.SaveAsync(work.Act(kind, await audit.ActorAsync()), cancellationToken);
        return new SaveEmployeeOutcome.Saved(employee);
    }
}
