using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Correcting;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>What treating some days came to.</summary>
/// <param name="Done">How many punches or days.</param>
/// <param name="Fault">The first, a key of <see cref="PunchesTexts"/>; null if all was done.</param>
/// <param name="Undo">Takes all of it back; null where there is nothing.</param>
internal sealed record Treated(int Done, string? Fault, Func<Task>? Undo);

/// <summary>Mends many days in one go, and takes it back in one go. The days are computed again before it returns.</summary>
internal sealed class TreatDays(MendDay mend, CorrectPunch correct, AcknowledgeAnomalies acknowledge)
{
    /// <param name="undone">The reason written down with what is taken back.</param>
    public async Task<Treated> AddAsync(
        IReadOnlyList<(InboxDay Day, TimeOnly Time, bool IsIn)> punches, string? reason, string undone, CancellationToken cancellationToken)
    {
        var done = new List<Mended>();
        foreach (var (day, time, isIn) in punches)
        {
            done.Add(await mend.AddAsync(day.EmployeeId, day.Date, time, isIn, reason, cancellationToken));
        }

        var added = done.Where(d => d.Punch is not null).Select(d => d.Punch!.Value).ToList();
        return await ToldAsync([.. punches.Select(p => p.Day)], added.Count, done.Find(d => d.Fault is not null)?.Fault, async () =>
        {
            foreach (var punch in added)
            {
                await correct.IgnoreAsync(punch, undone, CancellationToken.None);
            }
        });
    }

    /// <summary>Punches outside every window count from now on.</summary>
    public async Task<Treated> AcceptAsync(IReadOnlyList<InboxDay> days, CancellationToken cancellationToken)
    {
        var (done, fault) = (new List<long>(), (string?)null);
        foreach (var punch in days.SelectMany(d => d.Outside))
        {
            if (MendDay.FaultOf(await correct.AcceptAsync(punch, cancellationToken)) is { } found)
            {
                fault ??= found;
                continue;
            }

            done.Add(punch);
        }

        return await ToldAsync(days, done.Count, fault, async () =>
        {
            foreach (var punch in done)
            {
                await correct.TakeBackAcceptanceAsync(punch, CancellationToken.None);
            }
        });
    }

    public async Task<Treated> AcknowledgeAsync(IReadOnlyList<InboxDay> days, string? reason, CancellationToken cancellationToken) =>
        await acknowledge.RunAsync(days, reason, cancellationToken) is { } done
            ? new Treated(done.Count, null, () => acknowledge.UndoAsync(done, CancellationToken.None))
            : new Treated(0, "ReasonMissing", null);

    private async Task<Treated> ToldAsync(IReadOnlyList<InboxDay> days, int done, string? fault, Func<Task> undo)
    {
        await RefreshAsync(days);
        return new Treated(done, fault, done == 0 ? null : async () =>
        {
            await undo();
            await RefreshAsync(days);
        });
    }

    private async Task RefreshAsync(IReadOnlyList<InboxDay> days)
    {
        foreach (var date in days.GroupBy(d => d.Date))
        {
            await mend.RefreshAsync([.. date.Select(d => d.EmployeeId)], date.Key, date.Key, CancellationToken.None);
        }
    }
}
