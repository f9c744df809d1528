using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Merging;

/// <summary>What merging would do.</summary>
/// <param name="Kept">With cards, groups and blanks as they would be.</param>
/// <param name="Punches">Of the record that is given up.</param>
internal sealed record MergePreview(Employee Kept, Employee Merged, int Punches, string? Refused);

internal abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    internal sealed record Done(Employee Kept) : MergeOutcome;

    internal sealed record NotFound : MergeOutcome;

    /// <summary>The name that was typed is not that of the record that is given up.</summary>
    internal sealed record NameDiffers : MergeOutcome;

    internal sealed record Refused(string Reason) : MergeOutcome;
}

/// <summary>
/// Two records of one person become one. Cards, groups and what the kept record lacks move at once; the punches follow in batches
/// (<see cref="EmployeeMerge"/> says until when). It cannot be undone, so the name of the record given up is typed.
/// </summary>
internal sealed class MergeEmployees(EmployeeRegister register, EmployeeRules rules, Audit audit, MergeSignal signal)
{
    public async Task<MergePreview?> PreviewAsync(int keptId, int mergedId, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        if (await PairAsync(work, keptId, mergedId, cancellationToken) is not var (kept, merged))
        {
            return null;
        }

        MergedRecord.Move(merged, kept);
        var clashes = await rules.ClashesAsync(work.Context, [merged, kept], cancellationToken);
        var punches = await work.Context.Punches.CountAsync(p => p.EmployeeId == mergedId, cancellationToken);
        return new MergePreview(kept, merged, punches, clashes.Count > 0 ? clashes[0].Fault.ErrorMessage : null);
    }

    public async Task<MergeOutcome> RunAsync(int keptId, int mergedId, string? typedName, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        if (await PairAsync(work, keptId, mergedId, cancellationToken) is not var (kept, merged))
        {
            return new MergeOutcome.NotFound();
        }

        if (Employee.Fold(typedName ?? "") != Employee.Fold(merged.Name))
        {
            return new MergeOutcome.NameDiffers();
        }

        MergedRecord.Move(merged, kept);
        if (await rules.ClashesAsync(work.Context, [merged, kept], cancellationToken) is [var clash, ..])
        {
            return new MergeOutcome.Refused(clash.Fault.ErrorMessage);
        }

        var act = work.Act(ActKind.Merge, await audit.ActorAsync());
        var merge = work.Context.Add(new EmployeeMerge { KeptId = keptId, MergedId = mergedId, At = act.At, By = act.By }).Entity;
        await MergedRecord.MovePhotosAsync(work.Context, mergedId, keptId, cancellationToken);
        await EnrolledOwners.MoveAsync(work.Context, mergedId, keptId, cancellationToken);
        // Who was merged into this one before is now the same person as the kept one.
        (await work.Employees.Where(e => e.MergedIntoId == mergedId).ToListAsync(cancellationToken)).ForEach(e => e.MergedIntoId = keptId);
        await work.SaveAsync(act, cancellationToken, () => MergedRecord.MoveKnowledgeAsync(work.Context, mergedId, keptId, cancellationToken), alsoTell: [keptId]);
        await signal.RaiseAsync(merge, cancellationToken);
        await audit.RecordAsync(AuditAction.EmployeesMerged, kept.Name, $"{merged.Matricule} {merged.Name} → {kept.Matricule}", cancellationToken);
        return new MergeOutcome.Done(kept);
    }

    private static async Task<(Employee Kept, Employee Merged)?> PairAsync(
        EmployeeRegister.Work work, int keptId, int mergedId, CancellationToken cancellationToken)
    {
        var (kept, merged) = (await work.FindAsync(keptId, cancellationToken), await work.FindAsync(mergedId, cancellationToken));
        return kept is { MergedIntoId: null } && merged is { MergedIntoId: null } && kept.Id != merged.Id ? (kept, merged) : null;
    }
}
