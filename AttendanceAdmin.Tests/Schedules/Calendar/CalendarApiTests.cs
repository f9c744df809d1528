using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Schedules.Calendar;

public sealed class CalendarApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_date_is_a_holiday_once()
    {
        var id = await server.CreateAsync("holidays", new { date = "2026-07-05", name = "Fête de l’indépendance" });
        Assert.Equal(["date"], await server.RefusedAsync("holidays", new { date = "2026-07-05", name = "Encore" }));
        Assert.Equal(["date"], await server.RefusedAsync("holidays", new { date = "demain", name = "Pont" }));
        Assert.Equal(["date"], await server.RefusedAsync("holidays", new { name = "Pont" }));
        Assert.Equal(["name"], await server.RefusedAsync("holidays", new { date = "2026-07-06", name = " " }));

        using var moved = await server.Api.PutAsJsonAsync($"/api/v1/holidays/{id}", new { date = "2026-07-06", name = "Fête de l’indépendance" });
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        var july = await server.Api.GetFromJsonAsync<List<JsonElement>>("/api/v1/holidays?from=2026-07-01&to=2026-07-31");
        Assert.Equal("2026-07-06", Assert.Single(july!).GetProperty("date").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/holidays/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.DeleteAsync($"/api/v1/holidays/{id}")).StatusCode);
    }

    [Fact]
    public async Task Absences_of_one_person_do_not_overlap_but_two_halves_make_a_day()
    {
        var employee = await server.EmployeeAsync();
        await server.CreateAsync("absences", Absence(employee, "2026-03-02", "2026-03-06"));
        Assert.Equal(["from"], await server.RefusedAsync("absences", Absence(employee, "2026-03-06", "2026-03-10")));
        Assert.Equal(["from"], await server.RefusedAsync("absences", Absence(employee, "2026-03-04", "2026-03-04", "morning")));

        await server.CreateAsync("absences", Absence(employee, "2026-03-09", "2026-03-09", "morning"));
        Assert.Equal(["from"], await server.RefusedAsync("absences", Absence(employee, "2026-03-09", "2026-03-09", "morning")));
        var afternoon = await server.CreateAsync("absences", Absence(employee, "2026-03-09", "2026-03-09", "afternoon"));

        // Its own days are not in its way.
        using var longer = await server.Api.PutAsJsonAsync($"/api/v1/absences/{afternoon}", Absence(employee, "2026-03-09", "2026-03-10", "afternoon"));
        Assert.Equal(HttpStatusCode.OK, longer.StatusCode);
        var listed = await server.Api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/absences?employee={employee}&from=2026-03-09&to=2026-03-31");
        Assert.Equal(["morning", "afternoon"], listed!.Select(a => a.GetProperty("half").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/absences/{afternoon}")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_an_absence_is_refused()
    {
        var employee = await server.EmployeeAsync();
        Assert.Equal(["to"], await server.RefusedAsync("absences", Absence(employee, "2026-03-06", "2026-03-02")));
        Assert.Equal(["employee_id"], await server.RefusedAsync("absences", Absence(99_999, "2026-03-02", "2026-03-02")));
        Assert.Equal(["kind"], await server.RefusedAsync("absences", new { employee_id = employee, from = "2026-03-02", to = "2026-03-02", kind = "party" }));
        Assert.Equal(["kind"], await server.RefusedAsync("absences", new { employee_id = employee, from = "2026-03-02", to = "2026-03-02" }));
        Assert.Equal(["half"], await server.RefusedAsync("absences", Absence(employee, "2026-03-02", "2026-03-02", "evening")));
        Assert.Equal(["from"], await server.RefusedAsync("absences", new { employee_id = employee, kind = "leave" }));
    }

    private static object Absence(int employee, string from, string to, string? half = null) => new { employee_id = employee, from, to, kind = "leave", half };
}
