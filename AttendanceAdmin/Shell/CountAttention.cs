using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Shell;

/// <summary>Counts what needs attention.</summary>
internal sealed class CountAttention(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, TerminalPresence presence, SiteClock site)
{
    public async Task<AttentionCounts> RunAsync(CancellationToken cancellationToken)
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
            await context.QuarantinedLines.Where(q => q.ResolvedAt == null).OrderBy(q => q.Id).Take(Attention.Most + 1).CountAsync(cancellationToken),
            await context.Punches.CountAsync(p => p.Day == today, cancellationToken),
            await context.Punches.CountAsync(p => p.Day == today && p.EmployeeId == null, cancellationToken),
            contacts.Max(c => c.LastPunch));
    }
}
