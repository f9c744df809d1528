using System.Globalization;
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

    public async Task<Ending> RunAsync(Dialogue dialogue, JsonObject first, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            // A lost page cannot be asked for again: from the beginning, since what is stored already does no harm.
            if (await TryAsync(dialogue, first, cancellationToken) is { } ending)
            {
                return ending;
            }
        }

        return Ending.Unanswered;
    }

    private async Task<Ending?> TryAsync(Dialogue dialogue, JsonObject first, CancellationToken cancellationToken)
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
                return records == 0 ? refusal : Done(records);
            }

            if (await logs.TakePageAsync(dialogue.Terminal, presence.Of(dialogue.Terminal.Id), dialogue.Session.Caller, reply) is not { } taken)
            {
                return Ending.NotStored;
            }

            records += taken;
            var to = reply.Body.Number("to");
            if (taken == 0 || to <= reached || to + 1 >= reply.Body.Number("count"))
            {
                return Done(records);
            }

            reached = to ?? reached;
        }

        return Done(records);
    }

    private static Ending Done(int records) => Ending.Done with { Text = string.Create(CultureInfo.InvariantCulture, $"count={records}") };
}
