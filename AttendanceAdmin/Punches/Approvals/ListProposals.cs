using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Approvals;

/// <param name="Name">Of the employee; null if nobody has that punch.</param>
public sealed record WaitingProposal(
    int Id, CorrectionKind Kind, int? EmployeeId, string? Name, DateTime LocalTime, PunchDirection Direction, string Reason, string ProposedBy, DateTimeOffset ProposedAt);

/// <summary>Corrections that wait for another person, the oldest first.</summary>
internal sealed class ListProposals(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees)
{
    private const int Most = 500;

    /// <param name="employee">Only theirs.</param>
    public async Task<IReadOnlyList<WaitingProposal>> RunAsync(int? employee, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.CorrectionProposals.AsNoTracking().Where(p => p.State == ProposalState.Waiting && (employee == null || p.EmployeeId == employee))
            .OrderBy(p => p.Id).Take(Most).ToListAsync(cancellationToken);
        return rows.ConvertAll(p => new WaitingProposal(
            p.Id, p.Kind, p.EmployeeId, p.EmployeeId is { } id ? employees.Find(id)?.Name : null, p.LocalTime, p.Direction, p.Reason, p.ProposedBy, p.ProposedAt));
    }
}
