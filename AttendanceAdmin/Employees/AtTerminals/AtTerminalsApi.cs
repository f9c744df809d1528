using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Terminals;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Whom each terminal knows, and where each employee is known.</summary>
internal static class AtTerminalsApi
{
    public static void MapAtTerminalsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/employees/{id:int}/terminals", OfEmployeeAsync).RequireAuthorization(Policies.Scope(Scopes.Employees)).WithTags("Employees")
            .WithName("GetEmployeeTerminals").Produces<List<Answer>>();
        var terminals = app.MapGroup("/api/v1/terminals/{id:int}").WithTags("Terminals").RequireAuthorization(Policies.Scope(Scopes.Terminals));
        terminals.MapGet("people", OfTerminalAsync).WithName("GetTerminalPeople").Produces<List<Answer>>()
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        terminals.MapPost("resync", ResyncAsync).WithName("ResyncTerminal").Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> OfEmployeeAsync(
        int id, ListTerminalPeople list, EmployeeDirectory employees, TerminalDirectory terminals, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        employees.Find(id) is null
            ? Results.Problem($"There is no employee {id}.", statusCode: StatusCodes.Status404NotFound)
            : Results.Ok((await list.OfEmployeeAsync(id, cancellationToken)).Select(p => Answer.Of(p, terminals, texts)).ToList());

    /// <summary>In the order of PINs as text; the next page begins after the last PIN of this one.</summary>
    private static async Task<IResult> OfTerminalAsync(
        int id, ListTerminalPeople list, TerminalDirectory terminals, IStringLocalizer<TerminalsTexts> texts, IStringLocalizer<AtTerminalsTexts> own,
        CancellationToken cancellationToken, string? state = null, string? after = null, int limit = 100)
    {
        if (terminals.Find(id) is null)
        {
            return TerminalProblems.Unknown(texts, id);
        }

        if (!TryStanding(state, out var standing))
        {
            return FieldProblems.Of("state", own["UnknownStanding", state!, "known, waiting, failed, too_much, missing"]);
        }

        return limit is < 1 or > ListTerminalPeople.MaxLimit
            ? FieldProblems.Of("limit", texts["BadLimit", ListTerminalPeople.MaxLimit])
            : Results.Ok((await list.OfTerminalAsync(id, standing, after, limit, cancellationToken)).Select(p => Answer.Of(p, terminals, texts)).ToList());
    }

    private static bool TryStanding(string? text, out AtTerminal? standing)
    {
        var known = Enum.TryParse<AtTerminal>(text?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var parsed) && Enum.IsDefined(parsed);
        standing = known ? parsed : null;
        return known || string.IsNullOrEmpty(text);
    }

    private static async Task<IResult> ResyncAsync(int id, ResyncTerminal resync, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        await resync.RunAsync(id, onlyFailed: false, cancellationToken) switch
        {
            ResyncOutcome.Asked => Results.Accepted($"/api/v1/terminals/{id}/people"),
            ResyncOutcome.NotApproved => TerminalProblems.Conflict(texts, texts["ApproveFirst"]),
            _ => TerminalProblems.Unknown(texts, id),
        };

    /// <param name="State">known, waiting, failed or too_much.</param>
    /// <param name="Reason">Why it failed, in words.</param>
    /// <param name="Biometric">Of templates: finger, face …</param>
    /// <param name="Number">Of templates: which finger.</param>
    internal sealed record Answer(
        int TerminalId, string? Terminal, int? EmployeeId, string? Name, string Pin, PersonItem Item, BiometricKind? Biometric, int? Number, AtTerminal State, bool Wanted, string? SeenName,
        DateTimeOffset? KnownAt, DateTimeOffset? SeenAt, long? CommandId, CommandState? CommandState, int? ResultCode, string? Reason)
    {
        public static Answer Of(PersonAtTerminal person, TerminalDirectory terminals, IStringLocalizer texts) => new(
            person.TerminalId, terminals.Find(person.TerminalId)?.DisplayName, person.EmployeeId, person.Name, person.Pin, person.Item,
            person.Template?.Kind, person.Template?.Number, person.Standing,
            person.Wanted, person.SeenName, person.KnownAt, person.SeenAt, person.Command?.Id, person.Command?.State, person.Command?.ResultCode,
            person.Command is null ? null : CommandWords.Result(person.Command, texts));
    }
}
