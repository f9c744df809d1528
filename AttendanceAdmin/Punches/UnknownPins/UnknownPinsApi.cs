using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary><c>/api/v1/unknown-pins</c>: PINs with punches and without an employee, and whose they are.</summary>
internal static class UnknownPinsApi
{
    /// <param name="Terminals">Serial numbers.</param>
    /// <param name="FirstTime">Wall time of the terminal.</param>
    /// <param name="OfferedEmployeeId">Who has that PIN there by now.</param>
    /// <param name="Name">What a terminal or another system calls the person.</param>
    internal sealed record Resource(
        string Pin, int? GroupId, string? GroupName, IReadOnlyList<string> Terminals, int Count, DateTime FirstTime, DateTime LastTime,
        int? OfferedEmployeeId, string? OfferedEmployeeName, string? Name)
    {
        public static Resource Of(ShelfItem item) => new(
            item.Pin, item.GroupId, item.GroupName, [.. item.Terminals.Select(t => t.Serial)], item.Punches, item.First, item.Last, item.Offered?.Id, item.Offered?.Name, item.Name);
    }

    internal sealed record NewPerson(string? LastName, string? FirstName, string? Matricule, string? Department, DateOnly? HireDate);

    /// <param name="GroupId">Needed only where the PIN waits in several groups.</param>
    /// <param name="Employee">Somebody new, in place of <paramref name="EmployeeId"/>.</param>
    internal sealed record Body(string? Pin, int? GroupId, int? EmployeeId, NewPerson? Employee, DateOnly? From);

    internal sealed record Answer(int AssignmentId, int EmployeeId, string EmployeeName, int Punches, bool KeepsOtherPin);

    public static void MapUnknownPinsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/unknown-pins").RequireAuthorization(Policies.Scope(Scopes.Employees)).WithTags("unknown-pins");
        api.MapGet("", ListAsync);
        api.MapPost("assign", AssignAsync);
        api.MapPost("assignments/{id:int}/undo", UndoAsync);
    }

    private static async Task<Ok<List<Resource>>> ListAsync(UnknownPinShelf shelf, string? pin, CancellationToken cancellationToken) =>
        TypedResults.Ok((await shelf.ReadAsync(pin, cancellationToken)).Select(Resource.Of).ToList());

    private static async Task<Results<Ok<Answer>, ValidationProblem>> AssignAsync(Body body, AssignPin assign, CancellationToken cancellationToken) =>
        await assign.RunAsync(Wish(body), cancellationToken) switch
        {
            AssignPinOutcome.Assigned done => TypedResults.Ok(new Answer(done.AssignmentId, done.Employee.Id, done.Employee.Name, done.Punches, done.KeepsOtherPin)),
            AssignPinOutcome.Refused refused => FieldProblems.Of(refused.Faults),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoAsync(
        int id, UndoAssignment undo, IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken) =>
        await undo.RunAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem(texts["NoSuchAssignment", id], statusCode: StatusCodes.Status404NotFound);

    private static PinWish Wish(Body body) => new(
        body.Pin?.Trim() ?? "", body.GroupId, AnyGroup: body.GroupId is null, body.EmployeeId,
        body.Employee is not { } person ? null : new EmployeeInput
        {
            LastName = person.LastName, FirstName = person.FirstName, Matricule = person.Matricule, Department = person.Department, HireDate = person.HireDate,
        },
        body.From);
}
