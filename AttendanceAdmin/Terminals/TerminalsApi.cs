using System.Text.Json;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary><c>/api/v1/terminals</c>: the terminals, their approval and their settings.</summary>
internal static class TerminalsApi
{
    public static void MapTerminalsApi(this IEndpointRouteBuilder routes)
    {
        var terminals = routes.MapGroup("/api/v1/terminals").WithTags("Terminals").RequireAuthorization(Policies.Scope(Scopes.Terminals));
        terminals.MapGet("", ListAsync).WithName("ListTerminals").Produces<List<TerminalResource>>();
        terminals.MapGet("{id:int}", FindAsync).WithName("GetTerminal").Produces<TerminalResource>().ProducesProblem(StatusCodes.Status404NotFound);
        terminals.MapPut("{id:int}", SaveAsync).WithName("SaveTerminal").Accepts<TerminalSettings>("application/json")
            .Produces<TerminalResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        terminals.MapPost("{id:int}/approve", ApproveAsync).WithName("ApproveTerminal").Produces<TerminalResource>().ProducesProblem(StatusCodes.Status404NotFound);
        terminals.MapPost("{id:int}/block", BlockAsync).WithName("BlockTerminal").Produces<TerminalResource>().ProducesProblem(StatusCodes.Status404NotFound);
        terminals.MapCommands();
    }

    /// <summary>By id, ascending; never more than <see cref="ListTerminals.Most"/>.</summary>
    private static async Task<IResult> ListAsync(ListTerminals list, TerminalState? state, CancellationToken cancellationToken)
    {
        var rows = await list.ReadAsync(cancellationToken);
        return Results.Ok(rows.Where(r => state is null || r.Known.State == state).OrderBy(r => r.Id).Select(TerminalResource.Of).ToList());
    }

    private static async Task<IResult> FindAsync(
        int id, ListTerminals list, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        await list.FindAsync(id, cancellationToken) is { } row ? Results.Ok(TerminalResource.Of(row)) : TerminalProblems.Unknown(texts, id);

    private static async Task<IResult> ApproveAsync(
        int id, ApproveTerminal approve, ListTerminals list, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken)
    {
        await approve.HandleAsync(id, cancellationToken);
        return await FindAsync(id, list, texts, cancellationToken);
    }

    private static async Task<IResult> BlockAsync(
        int id, BlockTerminal block, ListTerminals list, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken)
    {
        await block.HandleAsync(id, cancellationToken);
        return await FindAsync(id, list, texts, cancellationToken);
    }

    /// <summary>A member that is left out is left alone; null clears it. What cannot be set (state, serial …) is passed over.</summary>
    private static async Task<IResult> SaveAsync(
        int id,
        JsonElement body,
        SaveTerminal save,
        ListTerminals list,
        IStringLocalizer<TerminalsTexts> texts,
        CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { } row)
        {
            return TerminalProblems.Unknown(texts, id);
        }

        var settings = TerminalSettings.Of(row.Saved);
        if (TerminalPatch.Apply(body, settings) is { } wrongType)
        {
            return FieldProblems.Of(wrongType, texts["WrongType", wrongType]);
        }

        return await save.HandleAsync(id, settings, cancellationToken) switch
        {
            SaveTerminalOutcome.Invalid invalid => FieldProblems.Of(invalid.Faults),
            SaveTerminalOutcome.Saved => Results.Ok(TerminalResource.Of((await list.FindAsync(id, cancellationToken))!)),
            _ => TerminalProblems.Unknown(texts, id),
        };
    }
}
