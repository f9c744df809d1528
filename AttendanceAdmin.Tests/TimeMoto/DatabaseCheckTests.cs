using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Punches.PlainDays;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.TimeMoto;

public sealed class DatabaseCheckTests
{
    private const string Path = "/api/database/verifier-tables-pointage";

    [Theory, BothDatabases]
    public async Task The_check_and_the_views_tell_of_the_punches_that_came(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting);
        using var client = server.ApiClient();
        var employee = await HireAsync(client, "M-77");
        await WorkAsync(server, "M-77");

        var answer = await client.GetFromJsonAsync<JsonElement>(Path);

        Assert.Equal(["connexion", "tables", "statistiques", "derniers_pointages", "erreur"], answer.EnumerateObject().Select(p => p.Name));
        Assert.All(["pointage", "pointage_resume", "equipe_timemoto_user_id", "equipe_temps_travaille_mois"], t => Assert.True(answer.GetProperty("tables").GetProperty(t).GetBoolean()));
        var figures = answer.GetProperty("statistiques");
        Assert.Equal([5, 0, 0, 1, 1], figures.EnumerateObject().Select(p => p.Value.GetInt32()));
        Assert.Equal(["total", "ce_mois", "aujourd_hui", "utilisateurs_timemoto", "resumes_mensuels"], figures.EnumerateObject().Select(p => p.Name));
        var last = answer.GetProperty("derniers_pointages").EnumerateArray().ToList();
        Assert.Equal(["id", "timemoto_id", "utilisateur", "date", "check_in", "check_out", "heures_travaillees", "present", "retard_minutes", "created_at"], last[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["2024-11-08 2024-11-08T22:00:00 2024-11-09T06:30:00 8.50", "2024-11-07 2024-11-07T07:06:14 2024-11-07T16:58:19 9.87"], last.Select(Shown));

        Assert.Equal(["2024-11-07 2024-11-07 07:06:14 2024-11-07 16:58:19 9.87", "2024-11-08 2024-11-08 22:00:00 2024-11-09 06:30:00 8.50"], await ViewAsync(database, "v_pointage_detail", employee));
        var month = Assert.Single(await server.Services.GetRequiredService<ListPlainDays>().MonthAsync(new DateOnly(2024, 11, 1), 0, 10, default));
        Assert.Equal((employee, 2, 35_525 + 30_600), (month.EmployeeId, month.Days, month.Seconds));
        Assert.Equal("2024-11 18.37 2", await ResumeAsync(database, employee));
    }

    [Theory, BothDatabases]
    public async Task Every_figure_of_the_views_is_that_of_the_punches_and_the_working_days(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        int id;
        await using (var server = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting))
        {
            using var client = server.ApiClient();
            id = await HireAsync(client, "M-78");
            await WorkAsync(server, "M-78");
        }

        await using (var context = database.OpenContext())
        {
            await context.WorkingDays.Where(d => d.EmployeeId == id).ExecuteDeleteAsync();
            context.AddRange(
                new StoredDay { EmployeeId = id, Date = new DateOnly(2024, 11, 7), Late = 6 },
                new StoredDay { EmployeeId = id, Date = new DateOnly(2024, 11, 6), Absence = 480 });
            await context.SaveChangesAsync();
        }

        var (first, second) = ($"{id}20034", $"{id}20035");
        Assert.Equal(
            [$"{first} {id} 2024-11-07 2024-11-07 07:06:14 2024-11-07 16:58:19 9.87 1 6", $"{second} {id} 2024-11-08 2024-11-08 22:00:00 2024-11-09 06:30:00 8.50 1 -"],
            await RowsAsync(database, $"SELECT id, user_id, date, check_in, check_out, heures_travaillees, present, retard_minutes FROM pointage WHERE user_id = {id} ORDER BY date"));
        Assert.Equal(
            [$"{first} BENALI Samia - - 2024-11-07 1 6 1", $"{second} BENALI Samia - - 2024-11-08 1 - -"],
            await RowsAsync(database, $"SELECT id, nom, prenom, fonction, email, date, present, retard_minutes, a_retard FROM v_pointage_detail WHERE user_id = {id} ORDER BY date"));
        Assert.Equal(
            [$"{id}202411 2024-11 18.37 2 1 1 6"],
            await RowsAsync(database, $"SELECT id, mois, total_heures, total_jours_presents, total_jours_absents, total_retards, total_minutes_retard FROM pointage_resume WHERE user_id = {id}"));
        Assert.Equal(["tm_night_in"], await RowsAsync(database, $"SELECT timemoto_id FROM pointage WHERE id = {second} AND created_at <= updated_at"));
    }

    [Fact]
    public async Task The_check_says_how_late_somebody_was_by_their_schedule()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, TimeMotoHost.SecretSetting);
        using var client = server.ApiClient();
        var employee = await HireAsync(client, "M-79");
        var shift = new { start = "07:00", end = "16:00" };
        using var schedule = await client.PostAsJsonAsync("/api/v1/schedules", new { name = "Sept heures", effective_from = "2024-01-01", days = new[] { new { weekday = 3, shifts = new[] { shift } } } });
        var id = (await schedule.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var assigned = await client.PostAsJsonAsync($"/api/v1/schedules/{id}/assignments", new { employee_id = employee, from = "2024-01-01" });
        Assert.True(assigned.IsSuccessStatusCode, await assigned.Content.ReadAsStringAsync());
        await WorkAsync(server, "M-79");
        await server.DaysFollowedAsync();

        var last = (await client.GetFromJsonAsync<JsonElement>(Path)).GetProperty("derniers_pointages").EnumerateArray();

        // A Thursday; in at 07:06:14.
        Assert.Equal(6, last.Single(d => d.GetProperty("date").GetString() == "2024-11-07").GetProperty("retard_minutes").GetInt32());
    }

    [Fact]
    public async Task An_unreachable_database_is_an_error_that_says_so()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var server = await AttendanceServer.StartAsync(database);
        using var client = server.ApiClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);

        await using var away = await database.MakeUnavailableAsync();
        var response = await client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.GetProperty("connexion").GetBoolean());
        Assert.StartsWith("Erreur", answer.GetProperty("erreur").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("statistiques").ValueKind);
    }

    [Fact]
    public async Task It_tells_nothing_to_strangers()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Path)).StatusCode);
    }

    /// <summary>A day, and a night whose exit is booked on the day of its entry; one entry was deleted.</summary>
    private static async Task WorkAsync(AttendanceServer server, string number)
    {
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Vectors.Secret);
        string[] messages = [.. Vectors.OfAnotherCompany([Vectors.Message("pair-day-face-in"), Vectors.Message("pair-day-face-out")]).Select(m => Vectors.With(m, ("data.userEmployeeNumber", number)))];
        var pair = Vectors.Field(messages[0], "clockingPairId");
        var night = pair.Replace("2024_11_07", "2024_11_08", StringComparison.Ordinal);
        messages =
        [
            .. messages,
            Vectors.With(messages[0], ("id", "tm_night_in"), ("data.timeLogged", "2024-11-08T22:00:00"), ("data.recordHash", 11), ("data.clockingPairId", night)),
            Vectors.With(messages[1], ("id", "tm_night_out"), ("data.timeLogged", "2024-11-09T06:30:00"), ("data.recordHash", 12), ("data.clockingPairId", night)),
            Vectors.With(messages[0], ("id", "tm_wrong"), ("data.timeLogged", "2024-11-08T05:00:00"), ("data.recordHash", 13), ("data.clockingPairId", night + "x")),
            Vectors.With(messages[0], ("id", "tm_gone"), ("event", "attendance.deleted"), ("data.timeLogged", "2024-11-08T05:00:00"), ("data.recordHash", 13), ("data.clockingPairId", night + "x")),
        ];
        foreach (var message in messages)
        {
            Assert.Equal(HttpStatusCode.OK, await cloud.SendAsync(message));
        }
    }

    private static async Task<int> HireAsync(HttpClient client, string matricule)
    {
        var created = await client.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", first_name = "Samia", matricule });
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    private static string Shown(JsonElement day) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.GetProperty("date")} {day.GetProperty("check_in")} {day.GetProperty("check_out")} {day.GetProperty("heures_travaillees").GetDecimal():0.00}");

    private static async Task<string[]> ViewAsync(TestDatabase database, string view, int employee)
    {
        await using var context = database.OpenContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT date, check_in, check_out, heures_travaillees FROM {view} WHERE user_id = {employee} AND nom = 'BENALI' ORDER BY date";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add($"{Day(reader.GetValue(0))} {Time(reader.GetValue(1))} {Time(reader.GetValue(2))} {Convert.ToDecimal(reader.GetValue(3), System.Globalization.CultureInfo.InvariantCulture).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}");
        }

        return [.. rows];
    }

    private static async Task<string[]> RowsAsync(TestDatabase database, string question)
    {
        await using var context = database.OpenContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Written(reader.GetValue(i), reader.GetName(i)))));
        }

        return [.. rows];
    }

    /// <summary>Databases have types of their own for days, times, fractions and yes or no.</summary>
    private static string Written(object value, string column) => (value, column) switch
    {
        (DBNull, _) => "-",
        (bool yes, _) => yes ? "1" : "0",
        (_, "date") => Day(value),
        (DateTime, _) => Time(value),
        (decimal or double, _) => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static async Task<string> ResumeAsync(TestDatabase database, int employee)
    {
        await using var context = database.OpenContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT mois, total_heures, total_jours_presents FROM pointage_resume WHERE user_id = {employee}";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reader.GetString(0)} {Convert.ToDecimal(reader.GetValue(1), System.Globalization.CultureInfo.InvariantCulture):0.00} {reader.GetInt64(2)}");
    }

    private static string Day(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", null),
        DateTime day => day.ToString("yyyy-MM-dd", null),
        _ => value.ToString()!,
    };

    private static string Time(object value) => value is DateTime time ? time.ToString("yyyy-MM-dd HH:mm:ss", null) : value.ToString()!;
}
