using System.Globalization;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary><c>/api/v1/terminals/{id}/commands</c>: what a terminal is asked, and what became of it.</summary>
internal static class TerminalCommandsApi
{
    /// <param name="Command">One of <see cref="CommandName.Offered"/>.</param>
    /// <param name="From">For <c>query_punches</c>: wall time of the terminal, or a date.</param>
    /// <param name="To">The end of the period; a date alone means the end of that day.</param>
    internal sealed record Wish(string? Command, string? From = null, string? To = null);

    internal sealed record Accepted(long Id);

    public static void MapCommands(this IEndpointRouteBuilder terminals)
    {
        terminals.MapPost("{id:int}/commands", RequestAsync).WithName("RequestTerminalCommand");
        terminals.MapGet("{id:int}/commands", ListAsync).WithName("ListTerminalCommands");
        terminals.MapPost("{id:int}/commands/{commandId:long}/cancel", CancelAsync).WithName("CancelTerminalCommand");
    }

    private static async Task<Results<Accepted<Accepted>, ProblemHttpResult, ValidationProblem>> RequestAsync(
        int id, Wish wish, RequestCommand request, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken)
    {
        if (CommandName.Parse(wish.Command) is not { } kind)
        {
            return TerminalProblems.Invalid(texts, "command", texts["UnknownCommandName", wish.Command ?? "", CommandName.Offered]);
        }

        if (!TryTime(wish.From, TimeOnly.MinValue, out var from) || !TryTime(wish.To, new TimeOnly(23, 59, 59), out var to))
        {
            return TerminalProblems.Invalid(texts, from is null && wish.From is not null ? "from" : "to", texts["BadWallTime"]);
        }

        return await request.HandleAsync(id, kind, from, to, cancellationToken) switch
        {
            RequestCommandOutcome.Accepted accepted =>
                TypedResults.Accepted(string.Create(CultureInfo.InvariantCulture, $"/api/v1/terminals/{id}/commands"), new Accepted(accepted.Command.Id)),
            RequestCommandOutcome.NotApproved => TerminalProblems.Conflict(texts, texts["ApproveFirst"]),
            RequestCommandOutcome.BadPeriod => TerminalProblems.Invalid(texts, from is null ? "from" : "to", texts["BadPeriod"]),
            _ => TerminalProblems.Unknown(texts, id),
        };
    }

    /// <summary>Newest first; the next page begins before the last id of this one.</summary>
    private static async Task<Results<Ok<List<CommandResource>>, ProblemHttpResult>> ListAsync(
        int id,
        ListCommands list,
        TerminalDirectory directory,
        IStringLocalizer<TerminalsTexts> texts,
        CancellationToken cancellationToken,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "before_id")] long? beforeId = null,
        int limit = 100)
    {
        if (directory.Find(id) is null)
        {
            return TerminalProblems.Unknown(texts, id);
        }

        var commands = await list.ReadAsync(id, beforeId, limit, cancellationToken);
        return TypedResults.Ok(commands.Select(c => CommandResource.Of(c, texts)).ToList());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(
        int id, long commandId, CancelCommand cancel, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        await cancel.HandleAsync(id, commandId, cancellationToken) switch
        {
            CancelCommandOutcome.Cancelled => TypedResults.NoContent(),
            CancelCommandOutcome.SettledAlready => TerminalProblems.Conflict(texts, texts["SettledAlready"]),
            _ => TerminalProblems.UnknownCommand(texts, commandId),
        };

    private static bool TryTime(string? text, TimeOnly ofDate, out DateTime? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            time = date.ToDateTime(ofDate);
        }
        else if (WallTimeText.TryParse(text, out var local))
        {
            time = local;
        }

        return time is not null;
    }
}
