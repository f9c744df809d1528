using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>A punch with all three of its times side by side: as punched, as corrected, as counted.</summary>
/// <param name="Corrected">What somebody made of it, and why; null if nobody did anything.</param>
/// <param name="Original">The punch whose place it took when it was moved; null if it was not.</param>
internal sealed record ShownPunch(
    long Id, DateTime LocalTime, PunchRole Role, DateTime? CountedTime, DateTimeOffset ReceivedAt, PunchSource Source, string? Terminal, bool Ignored, string? Corrected,
    ShownPunch? Original = null)
{
    /// <summary>What a terminal or another system said first; null where somebody wrote all of it down.</summary>
    public ShownPunch? Evidence => Original?.Evidence ?? (Source == PunchSource.Manual ? null : this);
}

/// <param name="Punches">A moved punch is one, with its original in it.</param>
/// <param name="All">The originals of moved ones by themselves too.</param>
internal sealed record ShownDay(WorkingDay Day, IReadOnlyList<ShownPunch> Punches, IReadOnlyList<ShownPunch> All);

/// <summary>An employee's day computed from what is there now, with what is known of its punches.</summary>
internal sealed class ReadDay(RefreshDays refresh, IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals)
{
    /// <returns>Null if there is no such employee.</returns>
    public async Task<ShownDay?> RunAsync(int employeeId, DateOnly date, CancellationToken cancellationToken)
    {
        if ((await refresh.RunAsync([employeeId], date, date, cancellationToken)).SingleOrDefault() is not { } day)
        {
            return null;
        }

        var punches = await PunchesAsync([.. day.Punches.Select(p => p.Id)], cancellationToken);
        List<ShownPunch> all = [.. day.Punches.Where(p => punches.ContainsKey(p.Id)).Select(p => Shown(p, punches[p.Id]))];
        var whole = all.ConvertAll(p => p.Ignored ? p : p with { Original = Original(punches[p.Id], punches) });
        var originals = whole.SelectMany(Originals).ToHashSet();
        return new ShownDay(day, whole.FindAll(p => !originals.Contains(p.Id)), all);
    }

    /// <summary>As long as it is set aside: once it counts again it stands for itself.</summary>
    private ShownPunch? Original(Punch punch, Dictionary<long, Punch> punches) =>
        MovedFrom(punch) is { } id && punches.GetValueOrDefault(id) is { IgnoredAt: not null } original
            ? Shown(new DayPunchResult(id, original.LocalTime, PunchRole.Ignored, null), original) with { Original = Original(original, punches) }
            : null;

    private static IEnumerable<long> Originals(ShownPunch punch) => punch.Original is { } original ? Originals(original).Prepend(original.Id) : [];

    /// <summary>An original is always older: nothing goes round in a circle.</summary>
    private static long? MovedFrom(Punch punch) =>
        punch.Source == PunchSource.Manual && ManualReason.Moves(punch.RawLine) is { } id && id < punch.Id ? id : null;

    /// <summary>With the originals of those that were moved, which may be of another day.</summary>
    private async Task<Dictionary<long, Punch>> PunchesAsync(List<long> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punches = new Dictionary<long, Punch>();
        while (ids.Count > 0)
        {
            foreach (var punch in await context.Punches.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken))
            {
                punches[punch.Id] = punch;
            }

            var asked = ids;
            ids = [.. punches.Values.Select(MovedFrom).OfType<long>().Distinct().Where(id => !asked.Contains(id) && !punches.ContainsKey(id))];
        }

        return punches;
    }

    private ShownPunch Shown(DayPunchResult result, Punch punch) => new(
        result.Id, result.LocalTime, result.Role, result.CountedTime, punch.ReceivedAt, punch.Source, terminals.Find(punch.TerminalId)?.DisplayName, punch.IgnoredAt is not null,
        punch.IgnoredAt is not null ? $"{punch.IgnoredReason} ({punch.IgnoredBy})" : ManualReason.Of(punch.RawLine));
}
