using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>How writing a breakdown down ended.</summary>
/// <param name="Id">Null if nothing was written.</param>
/// <param name="Fault">The first, a key of <see cref="PunchesTexts"/>.</param>
internal sealed record BreakdownOutcome(int? Id, int Recorded, bool Waits, string? Fault);

/// <summary>Writes down for many people at once what a terminal that was out of order would have seen.</summary>
internal sealed class RecordBreakdown(IDbContextFactory<AttendanceContext> contexts, SubmitCorrection submit, RefreshDays refresh, Audit audit, TimeProvider time)
{
    public async Task<BreakdownOutcome> RunAsync(
        int terminal, DateOnly date, string? reason, IReadOnlyList<BreakdownLine> lines, CancellationToken cancellationToken)
    {
        var (done, fault, waits) = (new List<BreakdownLine>(), (string?)null, false);
        foreach (var line in lines)
        {
            var wish = new ManualPunch(line.EmployeeId, WallTimeText.Format(line.At), line.IsIn ? "in" : "out", reason);
            var corrected = await submit.RunAsync(Correction.Add(wish), cancellationToken);
            fault ??= corrected.Fault;
            waits |= corrected.Waits;
            if (corrected.Fault is null)
            {
                done.Add(line);
            }
        }

        if (done.Count == 0)
        {
            return new BreakdownOutcome(null, 0, waits, fault);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var breakdown = context.Add(new Breakdown
        {
            TerminalId = terminal, Date = date, Reason = reason!.Trim(), By = await audit.ActorAsync(), At = time.GetUtcNow(), Lines = done,
        }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.BreakdownRecorded, FormattableString.Invariant($"terminal {terminal}, {date:yyyy-MM-dd}"), $"{done.Count}: {breakdown.Reason}", cancellationToken);
        await refresh.RunAsync([.. done.Select(l => l.EmployeeId).Distinct()], date, date, cancellationToken);
        return new BreakdownOutcome(breakdown.Id, done.Count, waits, fault);
    }
}
