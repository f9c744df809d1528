using AttendanceAdmin.Terminals;
using Quartz;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// A terminal is told its offset from Greenwich at the handshake only, without any rule for summer time: after a change it is asked to read its
/// settings again. Once per change, for what it was asked to fetch is noted; a handshake that comes by itself settles the matter too.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ZoneChangeJob(TerminalDirectory directory, StampBook book, TerminalCommandQueue queue, TimeProvider time) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var terminal in directory.All.Where(t => t is { State: TerminalState.Approved, Protocol: TerminalProtocol.Iclock } && t.Dialect != Dialect.Access))
        {
            var zone = Handshake.TimeZone(terminal.TimeZone, now);
            var told = (await book.OfAsync(terminal.Id, cancellationToken)).Zone;
            if (told is null)
            {
                // Met before anybody noted zones: what it was told then is taken to hold.
                await book.NoteAsync(terminal.Id, s => s.InZone(zone), cancellationToken);
            }
            else if (told != zone)
            {
                await queue.EnqueueAsync(terminal.Id, CommandKind.Check, by: null, cancellationToken: cancellationToken);
                await book.MarkAsync(terminal.Id, s => s.InZone(zone), cancellationToken);
            }
        }
    }
}
