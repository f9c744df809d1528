using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary><c>/api/v1/terminals/{id}/schedules</c>: the weeks of a terminal, and sending them.</summary>
internal static class TerminalSchedulesApi
{
    public static void MapTerminalSchedulesApi(this IEndpointRouteBuilder app)
    {
        var schedules = app.MapGroup("/api/v1/terminals/{id:int}/schedules").WithTags("Terminals").RequireAuthorization(Policies.Scope(Scopes.Terminals));
        schedules.MapGet("", ReadAsync).WithName("GetTerminalSchedules").ProducesProblem(StatusCodes.Status404NotFound);
        schedules.MapPost("", SendAsync).WithName("SendTerminalSchedules").Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>As they would be sent now.</summary>
    private static async Task<IResult> ReadAsync(
        int id, TerminalDirectory directory, TerminalPlan plans, Site.SiteClock site, IStringLocalizer<TerminalsTexts> texts, CancellationToken cancellationToken) =>
        directory.Find(id) is { } terminal
            ? Results.Ok(await plans.ReadAsync(terminal, DateOnly.FromDateTime(site.LocalNow), cancellationToken))
            : TerminalProblems.Unknown(texts, id);

    private static async Task<IResult> SendAsync(
        int id, SendSchedules send, IStringLocalizer<TerminalsTexts> texts, IStringLocalizer<SchedulesTexts> own, CancellationToken cancellationToken) =>
        await send.RunAsync(id, cancellationToken) switch
        {
            SendSchedulesOutcome.Asked => Results.Accepted($"/api/v1/terminals/{id}/commands"),
            SendSchedulesOutcome.UnknownTerminal => TerminalProblems.Unknown(texts, id),
            SendSchedulesOutcome.NotApproved => TerminalProblems.Conflict(texts, texts["ApproveFirst"]),
            var refused => TerminalProblems.Conflict(texts, own["ToTerminal" + refused]),
        };
}
