using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>Reads an entry out of a request and answers how writing it ended; a terminal without a schedule gets one.</summary>
internal sealed class PutScheduleEntry(TerminalDirectory terminals, WriteEntries write, SiteClock site)
{
    private DateOnly Today => DateOnly.FromDateTime(site.LocalNow);

    public async Task<IResult> AddAsync(int terminalId, HttpContext http)
    {
        if (terminals.Find(terminalId) is not { } terminal)
        {
            return TerminalMappings.NoTerminal();
        }

        return await DevicesAnswer.ReadAsync(http) is { } body
            ? Answer("Schedule created", await write.AddAsync(terminalId, Today, from => EntryText.Read(body, null, from, terminal.DisplayName), http.RequestAborted))
            : DevicesAnswer.NoObject();
    }

    public async Task<IResult> ChangeAsync(int terminalId, int id, HttpContext http) => await DevicesAnswer.ReadAsync(http) is { } body
        ? Answer("Schedule updated", await write.ChangeAsync(terminalId, id, known => EntryText.Read(body, known, Today, known.Name), http.RequestAborted))
        : DevicesAnswer.NoObject();

    public async Task<IResult> RemoveAsync(int terminalId, int id, CancellationToken cancellationToken) =>
        Answer("Schedule deleted", await write.RemoveAsync(terminalId, id, cancellationToken));

    private static IResult Answer(string message, EntryOutcome outcome) => outcome switch
    {
        EntryOutcome.Done { Id: var id } => Results.Ok(new { Success = true, Message = message, ScheduleId = id }),
        EntryOutcome.Refused { What: var what } => DevicesAnswer.BadRequest(what),
        _ => DevicesAnswer.NotFound("Schedule not found"),
    };
}
