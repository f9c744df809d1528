using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Shell;

/// <summary>A terminal that has not been heard for longer than it should be; <paramref name="LastSeen"/> is null if it never was.</summary>
internal sealed record SilentTerminal(int Id, string Name, DateTimeOffset? LastSeen);

/// <summary>What the frame and the dashboard count.</summary>
internal sealed record AttentionCounts(
    int Approved, int Online, int Pending, IReadOnlyList<SilentTerminal> Silent, int ResendLoops, int Quarantined, int PunchesToday, int UnknownToday, DateTimeOffset? LastPunch)
{
    public static readonly AttentionCounts None = new(0, 0, 0, [], 0, 0, 0, 0, null);
}

/// <summary>Counts what needs attention, at most once in a few seconds however many pages stand open.</summary>
internal sealed class Attention(
    IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, TerminalPresence presence, SiteClock site, TimeProvider time) : IDisposable
{
    /// <summary>Beyond it the exact number tells nobody more.</summary>
    public const int Most = 999;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim reading = new(1, 1);
    private (long At, AttentionCounts Counts)? last;

    public async Task<AttentionCounts> ReadAsync(CancellationToken cancellationToken = default)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) > Fresh)
            {
                last = known = (time.GetTimestamp(), await CountAsync(cancellationToken));
            }

            return known.Counts;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<AttentionCounts> CountAsync(CancellationToken cancellationToken)
    {
        var approved = terminals.All.Where(t => t.State == TerminalState.Approved).ToList();
        var contacts = approved.ConvertAll(t => presence.Of(t.Id));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(site.LocalNow);
        return new AttentionCounts(
            approved.Count,
            approved.Count(presence.IsOnline),
            terminals.All.Count(t => t.State == TerminalState.Pending),
            [.. approved.Where(presence.IsSilent).Select(t => new SilentTerminal(t.Id, t.DisplayName, presence.Of(t.Id).LastSeen)).OrderBy(t => t.LastSeen)],
            contacts.Count(c => c.ResendLoopSince is not null),
            await context.QuarantinedLines.Where(q => q.ResolvedAt == null).OrderBy(q => q.Id).Take(Most + 1).CountAsync(cancellationToken),
            await context.Punches.CountAsync(p => p.Day == today, cancellationToken),
            await context.Punches.CountAsync(p => p.Day == today && p.EmployeeId == null, cancellationToken),
            contacts.Max(c => c.LastPunch));
    }
}
