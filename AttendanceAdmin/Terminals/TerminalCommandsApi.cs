using System.Globalization;
using System.Security.Claims;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Terminals.Details;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary><c>/api/v1/terminals/{id}/commands</c>: what a terminal is asked, and what became of it.</summary>
internal static class TerminalCommandsApi
{
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
        int id, AskedCommand asked, RequestCommand request, ClaimsPrincipal user, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken)
    {
        if (CommandName.Parse(asked.Command) is not { } kind)
        {
            return FieldProblems.Of("command", texts["UnknownCommandName", asked.Command ?? "", CommandName.Offered]);
        }

        if (!asked.TryWish(kind, out var wish))
        {
            return FieldProblems.Of(wish.From is null && asked.From is not null ? "from" : "to", texts["BadWallTime"]);
        }

        if (wish.Erases && !user.IsInRole(Roles.Administrator))
        {
            return Results.Problem(texts["ErasingIsForAdministrators"], statusCode: StatusCodes.Status403Forbidden);
        }

        return await request.HandleAsync(id, wish, cancellationToken) switch
        {
            RequestCommandOutcome.Accepted accepted =>
                Results.Accepted(string.Create(CultureInfo.InvariantCulture, $"/api/v1/terminals/{id}/commands"), new Accepted(accepted.Command.Id)),
            RequestCommandOutcome.NotApproved => TerminalProblems.Conflict(texts, texts["ApproveFirst"]),
            RequestCommandOutcome.NotOurs => TerminalProblems.Conflict(texts, texts["NotOurs"]),
            RequestCommandOutcome.BadPeriod => FieldProblems.Of(wish.From is null ? "from" : "to", texts["BadPeriod"]),
            RequestCommandOutcome.NotConfirmed not => FieldProblems.Of("confirm", texts["ConfirmBySerial", not.Serial]),
            RequestCommandOutcome.Invalid invalid => FieldProblems.Of(invalid.Faults),
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
}
