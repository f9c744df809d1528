using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.PlainDays;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.TimeMoto;

internal sealed record CheckedTables(bool Pointage, bool PointageResume, bool EquipeTimemotoUserId, bool EquipeTempsTravailleMois);

internal sealed record CheckedFigures(long Total, int CeMois, int AujourdHui, int UtilisateursTimemoto, int ResumesMensuels);

internal sealed record CheckedDay(
    long Id, string? TimemotoId, string? Utilisateur, DateOnly Date, DateTime? CheckIn, DateTime? CheckOut, decimal HeuresTravaillees, bool Present, int? RetardMinutes,
    DateTimeOffset CreatedAt);

/// <summary>
/// <c>GET /api/database/verifier-tables-pointage</c>, as scripts of the existing system ask it; about people, so a key with <c>punches:read</c> is needed.
/// <code>
/// {"connexion":true,"tables":{"pointage":true,"pointage_resume":true,"equipe_timemoto_user_id":true,"equipe_temps_travaille_mois":true},
///  "statistiques":{"total":12,"ce_mois":12,"aujourd_hui":2,"utilisateurs_timemoto":3,"resumes_mensuels":3},"derniers_pointages":[…],"erreur":null}
/// </code>
/// 500 with the same object and <c>erreur</c> when the database cannot be reached.
/// </summary>
internal sealed record DatabaseAnswer(bool Connexion, CheckedTables Tables, CheckedFigures? Statistiques, IReadOnlyList<CheckedDay>? DerniersPointages, string? Erreur);

internal sealed partial class DatabaseCheck(
    IDbContextFactory<AttendanceContext> contexts, ListPlainDays days, PunchTotals totals, DatabaseCheck.Surroundings around)
{
    private const int LastDays = 10;
    private const int SecondsForTheDatabase = 5;

    /// <summary>What it needs besides the database.</summary>
    internal sealed record Surroundings(EmployeeDirectory Employees, SiteClock Site, IStringLocalizer<TimeMotoTexts> Texts, ILogger<DatabaseCheck> Logger);

    public const string Path = "/api/database/verifier-tables-pointage";

    private static readonly CheckedTables None = new(false, false, false, false);

    /// <summary>Judging a key takes the database too: without it, the answer is the same whoever asks.</summary>
    public static async Task AnswerFaultsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault) when (WebhookApi.IsOfDatabase(fault) && !http.Response.HasStarted)
        {
            var error = http.RequestServices.GetRequiredService<IStringLocalizer<TimeMotoTexts>>()["DatabaseError"];
            await Results.Json(new DatabaseAnswer(false, None, null, null, error), statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(http);
        }
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Path, async (DatabaseCheck check, CancellationToken cancellationToken) =>
    {
        var answer = await check.RunAsync(cancellationToken);
        return Results.Json(answer, statusCode: answer.Erreur is null ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError);
    }).RequireAuthorization(Policies.Scope(Scopes.PunchesRead)).WithTags("TimeMoto");

    public async Task<DatabaseAnswer> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Database.SetCommandTimeout(SecondsForTheDatabase);
            await context.Punches.OrderBy(p => p.Id).Select(p => p.Id).FirstOrDefaultAsync(cancellationToken);
            var resume = await ExistsAsync(context, "SELECT id AS value FROM pointage_resume WHERE 1 = 0", cancellationToken);
            var tables = new CheckedTables(
                await ExistsAsync(context, "SELECT id AS value FROM pointage WHERE 1 = 0", cancellationToken), resume,
                await ExistsAsync(context, "SELECT employee_id AS value FROM external_people WHERE 1 = 0", cancellationToken), resume);
            return new DatabaseAnswer(true, tables, await CountAsync(context, cancellationToken), await LastAsync(context, cancellationToken), Erreur: null);
        }
        catch (Exception fault) when (WebhookApi.IsOfDatabase(fault))
        {
            Log.NotReached(around.Logger, fault);
            return new DatabaseAnswer(false, None, null, null, around.Texts["DatabaseError"]);
        }
    }

    /// <summary>Asks for no row, so that nothing is read.</summary>
    private static async Task<bool> ExistsAsync(AttendanceContext context, string query, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync(query, cancellationToken);
            return true;
        }
        catch (Exception fault) when (WebhookApi.IsOfDatabase(fault))
        {
            return false;
        }
    }

    private async Task<CheckedFigures> CountAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(around.Site.LocalNow);
        var month = new DateOnly(today.Year, today.Month, 1);
        var end = month.AddMonths(1);
        var (punches, months) = await totals.CountAsync(cancellationToken);
        return new CheckedFigures(
            punches,
            await context.Punches.CountAsync(p => p.Day >= month && p.Day < end, cancellationToken),
            await context.Punches.CountAsync(p => p.Day == today, cancellationToken),
            await context.ExternalPeople.CountAsync(p => p.Source == PunchSource.TimeMoto, cancellationToken),
            months);
    }

    /// <summary>Lateness is that of the working day, as in the view <c>pointage</c>; null where none is computed.</summary>
    private async Task<IReadOnlyList<CheckedDay>> LastAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var last = await days.LastAsync(LastDays, cancellationToken);
        var (people, dates) = (last.Select(d => d.EmployeeId).Distinct().ToList(), last.Select(d => d.Day).Distinct().ToList());
        var late = await context.WorkingDays.AsNoTracking().Where(d => dates.Contains(d.Date) && people.Contains(d.EmployeeId))
            .Select(d => new { d.EmployeeId, d.Date, d.Late }).ToDictionaryAsync(d => (d.EmployeeId, d.Date), d => (int?)d.Late, cancellationToken);
        return [.. last.Select(d => new CheckedDay(
            d.EmployeeId * 100_000L + Stored.DayNumber(d.Day), d.EventId, around.Employees.Find(d.EmployeeId)?.Name, d.Day, d.CheckIn, d.CheckOut,
            Math.Round(d.Seconds / 3600m, 2), Present: true, late.GetValueOrDefault((d.EmployeeId, d.Day)), d.CreatedAt))];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The check of the database's tables could not reach it")]
        public static partial void NotReached(ILogger logger, Exception fault);
    }
}
