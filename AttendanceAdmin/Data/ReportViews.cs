using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Data;

/// <summary>
/// The views <c>pointage</c>, <c>pointage_resume</c> and <c>v_pointage_detail</c>, with the columns that reports of existing systems read. They
/// say what punches say by themselves; lateness and absence are those of the working days, and NULL where none is computed. Made anew around every migration: a table that a
/// view reads could not be rebuilt.
/// </summary>
internal static class ReportViews
{
    /// <summary>Those that read others first.</summary>
    private static readonly string[] Names = ["v_pointage_detail", "pointage_resume", "pointage"];

    /// <summary>
    /// One row for each employee and day. Directions: 0 unknown, 1 in, 2 out, 3 break begins, 4 break ends; source 2 is TimeMoto, which says itself
    /// on which day it books a punch. Braces stand for what the databases call differently.
    /// </summary>
    private const string Pointage =
        """
        CREATE VIEW pointage AS
        SELECT CAST(employee_id AS BIGINT) * 100000 + day AS id, timemoto_id, employee_id AS user_id, {date:day} AS date,
               {time:check_in} AS check_in, CASE WHEN check_out > check_in THEN {time:check_out} END AS check_out,
               {hours} AS heures_travaillees, {true} AS present, (SELECT d.late FROM working_days d WHERE d.employee_id = worked_day.employee_id AND d.date = worked_day.day) AS retard_minutes,
               {time:first_received / 1000} AS created_at, {time:last_received / 1000} AS updated_at
        FROM (
            SELECT employee_id, day, timemoto_id, first_received, last_received,
                   COALESCE(first_in, first_unknown, first_any) AS check_in, COALESCE(last_out, last_unknown) AS check_out,
                   CASE WHEN ins > 0 AND ins = outs THEN sum_out - sum_in
                        ELSE COALESCE(COALESCE(until_out, until_unknown) - COALESCE(since_in, since_unknown), 0) END
                   - CASE WHEN breaks = returns AND breaks > 0 THEN sum_return - sum_break ELSE 0 END AS worked
            FROM (
                SELECT employee_id, day, MIN(event_id) AS timemoto_id, MIN(received_at) AS first_received, MAX(received_at) AS last_received,
                       MIN(local_time) AS first_any,
                       MIN(CASE WHEN direction = 1 THEN local_time END) AS first_in, MIN(CASE WHEN direction = 0 THEN local_time END) AS first_unknown,
                       MAX(CASE WHEN direction = 2 THEN local_time END) AS last_out, MAX(CASE WHEN direction = 0 THEN local_time END) AS last_unknown,
                       MIN(CASE WHEN direction = 1 THEN instant END) AS since_in, MIN(CASE WHEN direction = 0 THEN instant END) AS since_unknown,
                       MAX(CASE WHEN direction = 2 THEN instant END) AS until_out, MAX(CASE WHEN direction = 0 THEN instant END) AS until_unknown,
                       COUNT(CASE WHEN direction = 1 THEN 1 END) AS ins, COUNT(CASE WHEN direction = 2 THEN 1 END) AS outs,
                       SUM(CASE WHEN direction = 1 THEN instant END) AS sum_in, SUM(CASE WHEN direction = 2 THEN instant END) AS sum_out,
                       COUNT(CASE WHEN direction = 3 THEN 1 END) AS breaks, COUNT(CASE WHEN direction = 4 THEN 1 END) AS returns,
                       SUM(CASE WHEN direction = 3 THEN instant END) AS sum_break, SUM(CASE WHEN direction = 4 THEN instant END) AS sum_return
                FROM (
                    SELECT p.employee_id, p.local_time, p.instant, p.direction, p.received_at,
                           COALESCE(CASE WHEN p.source = 2 THEN (SELECT MIN(r.work_day) FROM external_records r WHERE r.punch_id = p.id) END, p.day) AS day,
                           CASE WHEN p.source = 2 THEN (SELECT MIN(r.event_id) FROM external_records r WHERE r.punch_id = p.id) END AS event_id
                    FROM punches p WHERE p.employee_id IS NOT NULL AND p.ignored_at IS NULL
                ) AS punch GROUP BY employee_id, day
            ) AS summed
        ) AS worked_day
        """;

    private const string Resume =
        """
        CREATE VIEW pointage_resume AS
        SELECT CAST(user_id AS BIGINT) * 1000000 + CAST(REPLACE(mois, '-', '') AS INTEGER) AS id, user_id, mois, SUM(heures_travaillees) AS total_heures,
               COUNT(*) AS total_jours_presents,
               CAST((SELECT COUNT(*) FROM working_days d WHERE d.employee_id = month.user_id AND d.absence > 0 AND {month:d.date} = month.mois) AS INTEGER)
                   AS total_jours_absents,
               CAST(COUNT(CASE WHEN retard_minutes > 0 THEN 1 END) AS INTEGER) AS total_retards, CAST(SUM(retard_minutes) AS INTEGER) AS total_minutes_retard, MIN(created_at) AS created_at, MAX(updated_at) AS updated_at
        FROM (SELECT user_id, {month} AS mois, heures_travaillees, retard_minutes, created_at, updated_at FROM pointage) AS month GROUP BY user_id, mois
        """;

    private const string Detail =
        """
        CREATE VIEW v_pointage_detail AS
        SELECT p.id, p.timemoto_id, p.user_id, e.last_name AS nom, e.first_name AS prenom, e.post AS fonction, e.email, p.date, p.check_in, p.check_out,
               p.heures_travaillees, p.present, p.retard_minutes, CAST(p.retard_minutes > 0 AS {boolean}) AS a_retard, p.created_at, p.updated_at
        FROM pointage p JOIN employees e ON e.id = p.user_id
        """;

    /// <summary>Before a migration.</summary>
    public static async Task DropAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            await RunAsync(context, $"DROP VIEW IF EXISTS {name}", cancellationToken);
        }
    }

    public static async Task CreateAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        await DropAsync(context, cancellationToken);
        foreach (var view in new[] { Pointage, Resume, Detail })
        {
            await RunAsync(context, context.Database.IsNpgsql() ? ForPostgreSql(view) : ForSqlite(view), cancellationToken);
        }
    }

    private static string ForPostgreSql(string view) => Filled(
        view, day => $"DATE '1970-01-01' + {day}", time => $"TIMESTAMP '1970-01-01' + {time} * INTERVAL '1 second'",
        hours: "CAST(ROUND(GREATEST(worked, 0) / 3600000.0, 2) AS DECIMAL(7,2))", yes: "TRUE", boolean: "BOOLEAN", month: day => $"TO_CHAR({day}, 'YYYY-MM')");

    private static string ForSqlite(string view) => Filled(
        view, day => $"DATE({day} * 86400, 'unixepoch')", time => $"DATETIME({time}, 'unixepoch')",
        hours: "ROUND(MAX(worked, 0) / 3600000.0, 2)", yes: "1", boolean: "INTEGER", month: day => $"SUBSTR({day}, 1, 7)");

    private static string Filled(
        string view, Func<string, string> date, Func<string, string> time, string hours, string yes, string boolean, Func<string, string> month) => view
        .Replace("{date:day}", date("day"), StringComparison.Ordinal)
        .Replace("{time:check_in}", time("check_in"), StringComparison.Ordinal)
        .Replace("{time:check_out}", time("check_out"), StringComparison.Ordinal)
        .Replace("{time:first_received / 1000}", time("(first_received / 1000)"), StringComparison.Ordinal)
        .Replace("{time:last_received / 1000}", time("(last_received / 1000)"), StringComparison.Ordinal)
        .Replace("{hours}", hours, StringComparison.Ordinal)
        .Replace("{true}", yes, StringComparison.Ordinal)
        .Replace("{boolean}", boolean, StringComparison.Ordinal)
        .Replace("{month}", month("date"), StringComparison.Ordinal)
        .Replace("{month:d.date}", month(date("d.date")), StringComparison.Ordinal);

    private static Task RunAsync(AttendanceContext context, string sql, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
}
