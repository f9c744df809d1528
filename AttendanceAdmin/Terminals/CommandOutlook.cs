using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>What is open for a terminal, and from when on there is something to hand out or to give up.</summary>
internal sealed record CommandOutlook(int Open, DateTimeOffset DueAt)
{
    public static readonly CommandOutlook Empty = new(0, DateTimeOffset.MaxValue);

    public bool IsDue(DateTimeOffset now) => Open > 0 && now >= DueAt;

    /// <summary>Counted by the database, from an index: thousands may be queued. What was sent and is not confirmed are few.</summary>
    public static async Task<CommandOutlook> ReadAsync(AttendanceContext context, int terminalId, TimeSpan resend, CancellationToken cancellationToken)
    {
        var ofTerminal = context.TerminalCommands.Where(c => c.TerminalId == terminalId);
        var queued = await ofTerminal.CountAsync(c => c.State == CommandState.Queued, cancellationToken);
        var sent = await ofTerminal.Where(c => c.State == CommandState.Sent).GroupBy(c => c.State)
            .Select(g => new { Count = g.Count(), First = g.Min(c => c.SentAt) })
            .SingleOrDefaultAsync(cancellationToken);
        return (queued, sent) switch
        {
            (0, null) => Empty,
            (0, { First: { } first }) => new CommandOutlook(sent.Count, first + resend),
            _ => new CommandOutlook(queued + (sent?.Count ?? 0), DateTimeOffset.MinValue),
        };
    }
}
