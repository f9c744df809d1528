using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Bulk;

/// <summary>Somebody whom a change of many left as they were, and why.</summary>
internal sealed record Refusal(int EmployeeId, string Name, string Reason)
{
    public static Refusal Of(EmployeeClash clash) => new(clash.Employee.Id, clash.Employee.Name, clash.Fault.ErrorMessage);
}

/// <param name="ActId">To undo it by; null if nothing changed.</param>
internal sealed record ManyChanged(long? ActId, int Changed, int Unchanged, IReadOnlyList<Refusal> Refused);

/// <summary>The same change for many people, in batches with others' saves between; can be undone as one.</summary>
internal sealed class ChangeManyEmployees(EmployeeRegister register, EmployeeRules rules, EmployeeValidator validator, Audit audit)
{
    public const int AtOnce = 250;

    /// <returns>What is wrong with the change itself, or null.</returns>
    public string? FaultOf(ManyChange change) => change is ManyChange.Department { Name: var name }
        ? validator.Validate(new EmployeeInput { Department = name }, o => o.IncludeProperties(e => e.Department)).Errors.FirstOrDefault()?.ErrorMessage
        : null;

    /// <param name="progress">Told how many people are behind it.</param>
    public async Task<ManyChanged> RunAsync(IReadOnlyList<int> ids, ManyChange change, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        EmployeeAct? act = null;
        var by = await audit.ActorAsync();
        var (changed, seen, refused) = (0, 0, new List<Refusal>());
        foreach (var batch in ids.Chunk(AtOnce))
        {
            await using var work = await register.BeginAsync(cancellationToken);
            var people = await work.Employees.Where(e => batch.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
            people.ForEach(e => change.ApplyTo(e, rules.Today));
            refused.AddRange((await rules.LeaveOutAsync(work, cancellationToken)).Select(Refusal.Of));
            act = act is null or { Id: 0 } ? work.Act(ActKind.Bulk, by) : work.Continue(act);
            changed += await work.SaveAsync(act, cancellationToken);
            seen += batch.Length;
            progress?.Report(seen);
        }

        if (changed > 0)
        {
            await audit.RecordAsync(AuditAction.EmployeesChanged, $"{changed}", change.ToString(), cancellationToken);
        }

        return new ManyChanged(changed > 0 ? act!.Id : null, changed, seen - changed - refused.Count, refused);
    }
}
