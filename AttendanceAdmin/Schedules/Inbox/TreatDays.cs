using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Correcting;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>What treating some days came to.</summary>
/// <param name="Done">How many punches or days.</param>
/// <param name="Fault">The first, a key of <see cref="PunchesTexts"/>; null if all was done.</param>
/// <param name="Undo">Takes all of it back; null where there is nothing.</param>
internal sealed record Treated(int Done, string? Fault, Func<Task>? Undo)
{
    /// <summary>Nothing has changed until somebody else approves it.</summary>
    public bool Waits { get; init; }
}

/// <summary>Mends many days in one go, and takes it back in one go. The days are computed again before it returns.</summary>
internal sealed class TreatDays(MendDay mend, SubmitCorrection submit, AcknowledgeAnomalies acknowledge)
{
    public async Task<Treated> AddAsync(IReadOnlyList<(InboxDay Day, TimeOnly Time, bool IsIn)> punches, string? reason, CancellationToken cancellationToken)
    {
        var done = new List<Corrected>();
        foreach (var (day, time, isIn) in punches)
        {
            done.Add(await mend.AddAsync(day.EmployeeId, day.Date, time, isIn, reason, cancellationToken));
        }

        return await ToldAsync([.. punches.Select(p => p.Day)], done);
    }

    /// <summary>Punches outside every window count from now on.</summary>
    public async Task<Treated> AcceptAsync(IReadOnlyList<InboxDay> days, CancellationToken cancellationToken)
    {
        var done = new List<Corrected>();
        foreach (var punch in days.SelectMany(d => d.Outside))
        {
            done.Add(await submit.RunAsync(Correction.Accept(punch), cancellationToken));
        }

        return await ToldAsync(days, done);
    }

    public async Task<Treated> AcknowledgeAsync(IReadOnlyList<InboxDay> days, string? reason, CancellationToken cancellationToken) =>
        await acknowledge.RunAsync(days, reason, cancellationToken) is { } done
            ? new Treated(done.Count, null, () => acknowledge.UndoAsync(done, CancellationToken.None))
            : new Treated(0, "ReasonMissing", null);

    private async Task<Treated> ToldAsync(IReadOnlyList<InboxDay> days, List<Corrected> corrected)
    {
        await RefreshAsync(days);
        var undo = corrected.Select(c => c.Undo).OfType<Func<Task>>().ToList();
        return new Treated(undo.Count, corrected.Find(c => c.Fault is not null)?.Fault, undo.Count == 0 ? null : async () =>
        {
            foreach (var each in undo)
            {
                await each();
            }

            await RefreshAsync(days);
        })
        {
            Waits = corrected.Exists(c => c.Waits),
        };
    }

    private async Task RefreshAsync(IReadOnlyList<InboxDay> days)
    {
        foreach (var date in days.GroupBy(d => d.Date))
        {
            await mend.RefreshAsync([.. date.Select(d => d.EmployeeId)], date.Key, date.Key, CancellationToken.None);
        }
    }
}
