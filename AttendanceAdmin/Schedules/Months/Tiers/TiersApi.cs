using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary><c>/api/v1/overtime-tiers</c>: from which hours of a week on overtime is paid, and at which rates.</summary>
internal static class TiersApi
{
    public static void MapTiersApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/overtime-tiers").RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Months");
        api.MapGet("", async (ReadOvertimeRules read, CancellationToken cancel) => (await read.OwnAsync(cancel)).Select(r => new TiersAnswer(r.From, r.Tiers)));
        api.MapPut("", async (OvertimeInput body, SaveOvertimeRule save, CancellationToken cancel) =>
            await save.RunAsync(body, cancel) is { IsValid: false } faults ? FieldProblems.Of(faults) : Results.NoContent());
        api.MapDelete("{from}", async (DateOnly from, SaveOvertimeRule save, CancellationToken cancel) =>
            await save.RemoveAsync(from, cancel) is { IsValid: false } faults ? FieldProblems.Of(faults) : Results.NoContent());
    }

    /// <param name="From">Weeks that end on it or later.</param>
    internal sealed record TiersAnswer(DateOnly From, IReadOnlyList<OvertimeTier> Tiers);
}
