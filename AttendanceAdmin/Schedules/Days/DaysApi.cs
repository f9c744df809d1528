using System.Globalization;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary><c>GET /api/v1/days?employee=&amp;from=&amp;to=</c>: always computed from what is there now, however lately it came.</summary>
internal static class DaysApi
{
    /// <summary>People times days, in one answer.</summary>
    private const int MostRows = 10_000;

    private const int MostDays = 366;
    private const int PeopleAtOnce = 50;

    public static void MapDaysApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/days", AnswerAsync).RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Days")
            .Produces<IReadOnlyList<DayResource>>().ProducesValidationProblem();

    /// <param name="employee">Left out, everybody who is active.</param>
    /// <param name="from">Left out, today.</param>
    /// <param name="to">Inclusive; left out, the one day.</param>
    private static async Task<IResult> AnswerAsync(
        [FromQuery] string? employee, [FromQuery] string? from, [FromQuery] string? to, Tools tools, IStringLocalizer<DaysTexts> texts,
        CancellationToken cancellationToken)
    {
        if (Date(from, tools.Site.LocalNow) is not { } first)
        {
            return FieldProblems.Of("from", texts["BadDate", "from", from ?? ""]);
        }

        if (Date(to, first.ToDateTime(TimeOnly.MinValue)) is not { } last || last < first || last.DayNumber - first.DayNumber >= MostDays)
        {
            return FieldProblems.Of("to", texts["BadPeriod", MostDays]);
        }

        if (People(employee, tools.Employees) is not { Length: > 0 } people)
        {
            return FieldProblems.Of("employee", texts["NoSuchEmployee", employee ?? ""]);
        }

        if ((long)people.Length * (last.DayNumber - first.DayNumber + 1) > MostRows)
        {
            return FieldProblems.Of("employee", texts["TooManyDays", MostRows]);
        }

        var days = new List<DayResource>();
        foreach (var some in people.Chunk(PeopleAtOnce))
        {
            days.AddRange((await tools.Refresh.RunAsync(some, first, last, cancellationToken)).Select(d => DayResource.Of(d, texts)));
        }

        return Results.Ok(days);
    }

    private static DateOnly? Date(string? text, DateTime otherwise) =>
        string.IsNullOrEmpty(text) ? DateOnly.FromDateTime(otherwise)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 2000 and < 2100 ? date
        : null;

    private static int[] People(string? employee, EmployeeDirectory employees) =>
        string.IsNullOrEmpty(employee) ? [.. employees.All.Where(e => e.Active).Select(e => e.Id).Order()]
        : int.TryParse(employee, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && employees.Find(id) is not null ? [id]
        : [];

    internal sealed record Tools(RefreshDays Refresh, EmployeeDirectory Employees, SiteClock Site);
}
