using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;
using AttendanceAdmin.Tm20.Receiving;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// <c>{"ret":"getalllog","count":1000,"from":0,"to":49,"record":[…]}</c>: <c>stn:true</c> begins, <c>stn:false</c> goes on; the place is kept in the
/// terminal. Each page is stored before the next is asked for. Nobody says when it ends: at an empty page, at the last position, or at a page
/// that came before.
/// </summary>
internal sealed class LogPages(LogUploads logs, TerminalPresence presence)
{
    private const int MaxPages = 100_000;
    private const int Tries = 3;

    public async Task<LogsTaken> RunAsync(Dialogue dialogue, JsonObject first, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            // A lost page cannot be asked for again: from the beginning, since what is stored already does no harm.
            if (await TryAsync(dialogue, first, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        return new LogsTaken(Ending.Unanswered, 0, IsWhole: false);
    }

    private async Task<LogsTaken?> TryAsync(Dialogue dialogue, JsonObject first, CancellationToken cancellationToken)
    {
        var next = new JsonObject { ["cmd"] = (string)first["cmd"]!, ["stn"] = false };
        var (records, reached) = (0, -1L);
        for (var page = 0; page < MaxPages; page++)
        {
            using var reply = await dialogue.AskOnceAsync(page == 0 ? first : next, cancellationToken);
            if (reply is null)
            {
                return null;
            }

            if (Refusal.Of(reply) is { } refusal)
            {
                return records == 0 ? new LogsTaken(refusal, 0, IsWhole: false) : LogsTaken.So(records, whole: false);
            }

            if (await logs.TakePageAsync(dialogue.Terminal, presence.Of(dialogue.Terminal.Id), dialogue.Session.Caller, reply) is not { } taken)
            {
                return new LogsTaken(Ending.NotStored, records, IsWhole: false);
            }

            records += taken;
            var (to, count) = (reply.Body.Number("to"), reply.Body.Number("count"));
            if (taken == 0 || to <= reached || to + 1 >= count)
            {
                return LogsTaken.So(records, whole: count is { } all && records >= all);
            }

            reached = to ?? reached;
        }

        return LogsTaken.So(records, whole: false);
    }
}

/// <param name="Records">That came, all of them stored.</param>
/// <param name="IsWhole">Whether those are as many as the terminal said it would send.</param>
internal sealed record LogsTaken(Ending Ending, int Records, bool IsWhole)
{
    public static LogsTaken So(int records, bool whole) => new(Ending.Counted(records), records, whole);
}
