using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>How writing a breakdown down ended.</summary>
/// <param name="Id">Null if nothing was written.</param>
/// <param name="Fault">The first, a key of <see cref="PunchesTexts"/>.</param>
internal sealed record BreakdownOutcome(int? Id, int Recorded, bool Waits, string? Fault);

/// <summary>
/// Writes down for many people at once what a terminal that was out of order would have seen. The breakdown is stored before its punches: where that is
/// broken off, its page says which are still to be written, and writing them again adds none twice.
/// </summary>
internal sealed class RecordBreakdown(RecordManualPunch record, SubmitCorrection submit, BreakdownDifferences differences, StoreBreakdown store)
{
    public async Task<BreakdownOutcome> RunAsync(
        int terminal, DateOnly date, string? reason, IReadOnlyList<BreakdownLine> lines, CancellationToken cancellationToken)
    {
        var (possible, fault) = (new List<BreakdownLine>(), (string?)null);
        foreach (var line in lines)
        {
            var refused = await record.JudgeAsync(Wish(line, reason), cancellationToken);
            fault ??= refused?.Fault;
            if (refused is null)
            {
                possible.Add(line);
            }
        }

        if (possible.Count == 0)
        {
            return new BreakdownOutcome(null, 0, Waits: false, fault);
        }

        var id = await store.RunAsync(terminal, date, reason!.Trim(), possible, cancellationToken);
        return await SubmitAsync(id, reason, possible, fault, cancellationToken);
    }

    /// <summary>Writes down what is still missing of a breakdown whose recording was broken off.</summary>
    public async Task<BreakdownOutcome> FinishAsync(int id, CancellationToken cancellationToken)
    {
        if (await differences.ReadAsync(id, cancellationToken) is not { } shown)
        {
            return new BreakdownOutcome(null, 0, Waits: false, null);
        }

        var missing = shown.Differences.Where(d => d.State == LineState.Missing).Select(d => d.Line).ToList();
        return await SubmitAsync(id, shown.Breakdown.Reason, missing, fault: null, cancellationToken);
    }

    private static ManualPunch Wish(BreakdownLine line, string? reason) =>
        new(line.EmployeeId, Site.WallTimeText.Format(line.At), line.IsIn ? "in" : "out", reason);

    private async Task<BreakdownOutcome> SubmitAsync(
        int id, string? reason, IReadOnlyList<BreakdownLine> lines, string? fault, CancellationToken cancellationToken)
    {
        var (done, waits) = (0, false);
        foreach (var line in lines)
        {
            var corrected = await submit.RunAsync(Correction.Add(Wish(line, reason)), cancellationToken);
            fault ??= corrected.Fault;
            waits |= corrected.Waits;
            done += corrected.Fault is null ? 1 : 0;
        }

        return new BreakdownOutcome(id, done, waits, fault);
    }
}
