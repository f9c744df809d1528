using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>What is open for a terminal, and from when on there is something to hand out or to give up.</summary>
internal sealed record CommandOutlook(int Open, DateTimeOffset DueAt)
{
    public static readonly CommandOutlook Empty = new(0, DateTimeOffset.MaxValue);

    public bool IsDue(DateTimeOffset now) => Open > 0 && now >= DueAt;

    public static async Task<CommandOutlook> ReadAsync(AttendanceContext context, int terminalId, TimeSpan resend, CancellationToken cancellationToken)
    {
        var open = await CommandRules.Open(context, terminalId)
            .Select(c => new { c.State, c.SentAt })
            .ToListAsync(cancellationToken);
        return open.Count == 0
            ? Empty
            : new CommandOutlook(open.Count, open.Min(c => c.State == CommandState.Sent && c.SentAt is { } sent ? sent + resend : DateTimeOffset.MinValue));
    }
}
