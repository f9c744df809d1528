using System.Globalization;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
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
        terminals.MapPost("{id:int}/commands", RequestAsync).WithName("RequestTerminalCommand")
            .Produces<Accepted>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        terminals.MapGet("{id:int}/commands", ListAsync).WithName("ListTerminalCommands").Produces<List<CommandResource>>();
        terminals.MapPost("{id:int}/commands/{commandId:long}/cancel", CancelAsync).WithName("CancelTerminalCommand")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RequestAsync(
        int id, Wish wish, RequestCommand request, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken)
    {
        if (CommandName.Parse(wish.Command) is not { } kind)
        {
            return FieldProblems.Of("command", texts["UnknownCommandName", wish.Command ?? "", CommandName.Offered]);
        }

        if (!TryTime(wish.From, TimeOnly.MinValue, out var from) || !TryTime(wish.To, new TimeOnly(23, 59, 59), out var to))
        {
            return FieldProblems.Of(from is null && wish.From is not null ? "from" : "to", texts["BadWallTime"]);
        }

        return await request.HandleAsync(id, kind, from, to, cancellationToken) switch
        {
            RequestCommandOutcome.Accepted accepted =>
                Results.Accepted(string.Create(CultureInfo.InvariantCulture, $"/api/v1/terminals/{id}/commands"), new Accepted(accepted.Command.Id)),
            RequestCommandOutcome.NotApproved => TerminalProblems.Conflict(texts, texts["ApproveFirst"]),
            RequestCommandOutcome.BadPeriod => FieldProblems.Of(from is null ? "from" : "to", texts["BadPeriod"]),
            _ => TerminalProblems.Unknown(texts, id),
        };
    }

    /// <summary>Newest first; the next page begins before the last id of this one.</summary>
    private static async Task<IResult> ListAsync(
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

        if (limit is < 1 or > ListCommands.MaxLimit)
        {
            return FieldProblems.Of("limit", texts["BadLimit", ListCommands.MaxLimit]);
        }

        var commands = await list.ReadAsync(id, beforeId, limit, cancellationToken);
        return Results.Ok(commands.Select(c => CommandResource.Of(c, texts)).ToList());
    }

    private static async Task<IResult> CancelAsync(
        int id, long commandId, CancelCommand cancel, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        await cancel.HandleAsync(id, commandId, cancellationToken) switch
        {
            CancelCommandOutcome.Cancelled => Results.NoContent(),
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
